import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { BatchDesk } from '../batch-desk.js';
import { ApiBatchEvents, ApiBatchReports, ApiBatchSummary } from '../batches.documentation.js';
import { BatchRows } from './batch-rows.js';
import { ProgressEvents } from './progress-events.js';
import { ReportZip } from './report-zip.js';
import { summaryWorkbook } from './summary-workbook.js';

/** What comes of a batch: its progress as it goes, a summary, and the reports. */
@ApiTags('batches')
@ApiBearerAuth()
@Requires('batches.read')
@Controller('v1/batches/:id')
export class BatchResultsController {
  constructor(
    private readonly desk: BatchDesk,
    private readonly progress: ProgressEvents,
    private readonly rows: BatchRows,
    private readonly zip: ReportZip,
  ) {}

  @Get('events')
  @ApiBatchEvents()
  async events(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { organisationId } = callerOf(request);
    await this.desk.standing(organisationId, id);
    const events = Readable.from(this.progress.of(organisationId, id), { objectMode: false });
    // nginx would collect them first.
    void reply.type('text/event-stream').header('x-accel-buffering', 'no').send(events);
  }

  @Get('summary.xlsx')
  @ApiBatchSummary()
  async summary(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const standing = await this.desk.standing(callerOf(request).organisationId, id);
    const bytes = await summaryWorkbook(standing, this.rows.of(standing.batch.id));
    sendAttachment(reply, { bytes, mediaType: sheetMediaTypes.xlsx, fileName: `${standing.batch.label}-汇总.xlsx` });
  }

  @Get('reports.zip')
  @Requires('reports.read')
  @ApiBatchReports()
  async reports(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const standing = await this.desk.standing(callerOf(request).organisationId, id);
    const zip = await this.zip.pack(standing);
    void reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${standing.batch.id}-reports.zip"`)
      .send(zip);
  }
}
