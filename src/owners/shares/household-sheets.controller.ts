import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { fileOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { readQuery, type QueryParameter } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { sheetFileName, sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { formatParameter } from '../../price-tables/exchange/sheet-parameters.js';
import { shareKeyKinds, type ShareKeyKind } from './household.js';
import { HouseholdRoom } from './household-room.js';
import type { NoticeFormat } from './household-worker.js';
import { ApiHouseholdNotice, ApiHouseholdSheet, ApiHouseholdTemplate } from './households.documentation.js';
import type { SheetHouseholdsDto } from './households.dto.js';
import { householdSheetInvalid } from './households-problem.js';
import { sendNotice } from './send-notice.js';
import { ShareNotices } from './share-notices.js';
import { SharesDesk } from './shares-desk.js';

const keyParameter: QueryParameter<ShareKeyKind> = {
  allowed: shareKeyKinds.join(', '),
  read: (text) => (text === null ? 'exclusive-area' : shareKeyKinds.find((kind) => kind === text)),
};
const noticeFormat: QueryParameter<NoticeFormat> = {
  allowed: 'pdf, xlsx',
  read: (text) => (text === null || text === 'pdf' ? 'pdf' : text === 'xlsx' ? 'xlsx' : undefined),
};

/** Household lists as sheets: an empty one out, a filled one in, and the notice. */
@ApiTags('households')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@Requires('households.write')
@Controller('v1/appraisals/:id/households')
export class HouseholdSheetsController {
  constructor(
    private readonly desk: SharesDesk,
    private readonly notices: ShareNotices,
    private readonly room: HouseholdRoom,
  ) {}

  @Get('template')
  @ApiHouseholdTemplate()
  async template(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format } = readQuery(request, { format: formatParameter });
    await this.desk.mayBe(callerOf(request), id);
    const bytes = await this.room.template(format);
    const fileName = sheetFileName('住户名单', '模板', format);
    sendAttachment(reply, { bytes, mediaType: sheetMediaTypes[format], fileName });
  }

  @Post('sheet')
  @HttpCode(200)
  @ApiHouseholdSheet()
  async read(@Param('id') id: string, @Req() request: FastifyRequest): Promise<SheetHouseholdsDto> {
    const { key } = readQuery(request, { key: keyParameter });
    const bytes = fileOf(request);
    await this.desk.mayBe(callerOf(request), id);
    const reading = await this.room.read(bytes, key);
    if (reading.kind === 'faults') throw householdSheetInvalid(reading.faults);
    return { households: reading.households };
  }

  @Get('notice')
  @ApiHouseholdNotice()
  async notice(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format } = readQuery(request, { format: noticeFormat });
    const { organisationId } = callerOf(request);
    await this.desk.mayBe({ organisationId }, id);
    const notice = await this.notices.of({ organisationId, appraisalId: id });
    sendNotice(reply, await this.room.notice(notice, format), { format, reportNumber: notice.reportNumber });
  }
}
