import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { chinaDayOf, isCalendarDay, type Component } from '../../engine/index.js';
import { fileOf } from '../../http/body.js';
import { optional, readQuery } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { sheetFileName, sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { fileNameParameter, formatParameter } from '../../price-tables/exchange/sheet-parameters.js';
import { StandardLibrary } from '../../standards/standard-library.js';
import type { ComponentSetting } from './check-components.js';
import { ApiListImport, ApiListTemplate } from './component-lists.documentation.js';
import { COMPONENT_SHEET_NAME } from './component-columns.js';
import { componentSheetInvalid, noCatalogueOn } from './component-sheet-problem.js';
import { ComponentSheetRoom } from './component-sheet-room.js';
import { settingOn } from './setting-on.js';

const referenceDate = optional('YYYY-MM-DD', isCalendarDay);

/** Component lists as sheets: the template out, and what was filled in as components of an order. Nothing is stored. */
@ApiTags('component-lists')
@ApiBearerAuth()
@Requires('appraisals.read')
@Controller('v1/component-lists')
export class ComponentListsController {
  constructor(
    private readonly standards: StandardLibrary,
    private readonly room: ComponentSheetRoom,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('template')
  @ApiListTemplate()
  async template(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format, referenceDate: day } = readQuery(request, { format: formatParameter, referenceDate });
    const bytes = await this.room.write([], this.settingOf(day).standard, format);
    const fileName = sheetFileName(COMPONENT_SHEET_NAME, '模板', format);
    sendAttachment(reply, { bytes, mediaType: sheetMediaTypes[format], fileName });
  }

  @Post('imports')
  @HttpCode(200)
  @ApiListImport()
  async import(
    @Req() request: FastifyRequest,
  ): Promise<{ components: readonly Component[]; faults: readonly never[] }> {
    const { fileName, referenceDate: day } = readQuery(request, { fileName: fileNameParameter, referenceDate });
    const upload = { bytes: fileOf(request), name: fileName ?? COMPONENT_SHEET_NAME };
    const reading = await this.room.read(upload, this.settingOf(day));
    if (reading.kind === 'faults') throw componentSheetInvalid(reading.faults);
    return { components: reading.components, faults: [] };
  }

  private settingOf(day: string | null): ComponentSetting {
    const now = this.clock.now().toISOString();
    const on = day ?? chinaDayOf(now);
    const setting = settingOn(this.standards, on, now);
    if (setting === null) throw noCatalogueOn(on);
    return setting;
  }
}
