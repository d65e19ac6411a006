import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { isCalendarDay } from '../../engine/index.js';
import { optional, readQuery } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { sheetFileName, sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { ApiBatchTemplate } from '../batches.documentation.js';
import { BatchSheetRoom } from './batch-sheet-room.js';

/** The router prefers this to `:id`; no batch has this id. */
@ApiTags('batches')
@ApiBearerAuth()
@Requires('batches.read')
@Controller('v1/batches/template.xlsx')
export class BatchTemplateController {
  constructor(private readonly sheets: BatchSheetRoom) {}

  @Get()
  @ApiBatchTemplate()
  async template(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { referenceDate } = readQuery(request, { referenceDate: optional('YYYY-MM-DD', isCalendarDay) });
    const bytes = await this.sheets.template(referenceDate);
    sendAttachment(reply, {
      bytes,
      mediaType: sheetMediaTypes.xlsx,
      fileName: sheetFileName('批量评估', '模板', 'xlsx'),
    });
  }
}
