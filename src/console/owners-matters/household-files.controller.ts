import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { HouseholdRoom } from '../../owners/shares/household-room.js';
import type { NoticeFormat } from '../../owners/shares/household-worker.js';
import { sendNotice } from '../../owners/shares/send-notice.js';
import { ShareNotices } from '../../owners/shares/share-notices.js';
import { SharesDesk } from '../../owners/shares/shares-desk.js';
import { sheetFileName, sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import type { SheetFormat } from '../../price-tables/exchange/write-price-sheet.js';

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What the page of households offers to be saved or printed. */
@ApiExcludeController()
@Requires('households.write')
@Controller('console/owners/:id/households')
export class HouseholdFilesController {
  constructor(
    private readonly desk: SharesDesk,
    private readonly notices: ShareNotices,
    private readonly room: HouseholdRoom,
  ) {}

  @Get('template.xlsx')
  workbook(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.template(id, { request, reply }, 'xlsx');
  }

  @Get('template.csv')
  csv(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.template(id, { request, reply }, 'csv');
  }

  @Get('notice.pdf')
  pdf(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.notice(id, { request, reply }, 'pdf');
  }

  @Get('notice.xlsx')
  sheet(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.notice(id, { request, reply }, 'xlsx');
  }

  private async template(id: string, { request, reply }: Visit, format: SheetFormat): Promise<void> {
    await this.desk.mayBe(callerOf(request), id);
    const fileName = sheetFileName('住户名单', '模板', format);
    sendAttachment(reply, { bytes: await this.room.template(format), mediaType: sheetMediaTypes[format], fileName });
  }

  private async notice(id: string, { request, reply }: Visit, format: NoticeFormat): Promise<void> {
    const { organisationId } = callerOf(request);
    await this.desk.mayBe({ organisationId }, id);
    const notice = await this.notices.of({ organisationId, appraisalId: id });
    sendNotice(reply, await this.room.notice(notice, format), { format, reportNumber: notice.reportNumber });
  }
}
