import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AppraisalStore } from '../appraisals/appraisal-store.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { sendPage } from '../http/page/send-page.js';
import { PublicDoor } from '../http/public-door.js';
import { FIRM_SEAL, type FirmSeal } from '../reports/firm-seal.js';
import { ReportArchive } from '../reports/report-archive.js';
import { readReportCode } from '../reports/report-identity.js';
import { ReportStore, type StoredReport } from '../reports/report-store.js';
import { sendPdf } from '../reports/send-pdf.js';
import { publicReportPage, unknownReportPage, type PublicReport } from './public-report-page.js';
import { registrationOf } from './registration-of.js';

/** Where the QR of a report leads. Anyone who holds the code may look; nobody can guess one. */
@ApiTags('public')
@PublicDoor()
@Controller('r/:code')
export class PublicReportsController {
  constructor(
    private readonly reports: ReportStore,
    private readonly appraisals: AppraisalStore,
    private readonly archive: ReportArchive,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The public page of a report' })
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  async show(@Param('code') typed: string, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.find(typed);
    const page = report ? publicReportPage(await this.publicView(report)) : unknownReportPage();
    sendPage(reply, page, report ? 200 : 404);
  }

  @Get('report.pdf')
  @ApiOperation({ summary: 'The stored bytes of the report' })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async download(@Param('code') typed: string, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.find(typed);
    if (!report?.file) return this.show(typed, reply);
    sendPdf(reply, await this.archive.read(report.file.sha256), report.version.number);
  }

  private find(typed: string): Promise<StoredReport | null> {
    const code = readReportCode(typed);
    return code === null ? Promise.resolve(null) : this.reports.withCode(code);
  }

  private async publicView(report: StoredReport): Promise<PublicReport> {
    const { organisationId, appraisalId } = report.version;
    const stored = await this.appraisals.find(organisationId, appraisalId);
    if (!stored) throw new Error('a report without its appraisal cannot be stored');
    const { order, appraisal } = stored;
    const registration = registrationOf(report, order.referenceDate, this.clock.now());
    return { ...registration, order, appraisal, isDevelopmentSeal: this.seal.isDevelopment };
  }
}
