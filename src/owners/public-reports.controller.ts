import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiForbiddenResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../access/limits/limited-door.js';
import { PublicLimits } from '../access/limits/public-limits.js';
import { sendPage } from '../http/page/send-page.js';
import { PublicDoor } from '../http/public-door.js';
import { ApiNationalSignature } from '../reports/national-signatures/national-signatures.documentation.js';
import { NationalSignatures } from '../reports/national-signatures/national-signatures.js';
import { sendSignature } from '../reports/national-signatures/send-signature.js';
import { ReportArchive } from '../reports/report-archive.js';
import { sendPdf } from '../reports/send-pdf.js';
import { PublicRegister, type RegisterEntry } from './public-register.js';
import { PublicReportPages } from './public-report-pages.js';
import { registrationOf } from './registration-of.js';
import { limitedReportPage, unknownReportPage, unsignedReportPage } from './report-page/closed-pages.js';

const html = { content: { 'text/html': { schema: { type: 'string' } } } } as const;

/** Where the QR of a report leads. Anyone who holds the code may look; nobody can guess one. */
@ApiTags('public')
@PublicDoor()
@LimitedDoor()
@Controller('r/:code')
export class PublicReportsController {
  constructor(
    private readonly register: PublicRegister,
    private readonly pages: PublicReportPages,
    private readonly archive: ReportArchive,
    private readonly signatures: NationalSignatures,
    private readonly limits: PublicLimits,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The public page of a report' })
  @ApiOkResponse(html)
  @ApiNotFoundResponse({ description: 'Nobody issued a report with this code', ...html })
  async show(@Param('code') typed: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const entry = await this.register.withCode(typed);
    if (!entry) return this.unknown(request, reply);
    await this.showEntry(entry, reply);
  }

  @Get('report.pdf')
  @ApiOperation({ summary: 'The stored bytes of the report' })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  @ApiForbiddenResponse({ description: 'The client does not show the report itself', ...html })
  @ApiNotFoundResponse({ description: 'Nobody issued a report with this code', ...html })
  async download(
    @Param('code') typed: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entry = await this.register.withCode(typed);
    if (!entry) return this.unknown(request, reply);
    if (entry.mode !== 'full') return sendPage(reply, limitedReportPage(registrationOf(entry)), 403);
    const { file, version } = entry.report;
    if (!file) return this.showEntry(entry, reply);
    sendPdf(reply, await this.archive.read(file.sha256), version.number);
  }

  @Get('report.sig')
  @ApiNationalSignature()
  @ApiForbiddenResponse({ description: 'The client does not show the report itself', ...html })
  @ApiNotFoundResponse({ description: 'Nobody issued a report with this code, or it has no such signature', ...html })
  async signature(
    @Param('code') typed: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entry = await this.register.withCode(typed);
    if (!entry) return this.unknown(request, reply);
    const registration = registrationOf(entry);
    if (entry.mode !== 'full') return sendPage(reply, limitedReportPage(registration), 403);
    const text = await this.signatures.of(entry.report.file);
    if (text === null) return sendPage(reply, unsignedReportPage(registration), 404);
    sendSignature(reply, text, entry.report.version.number);
  }

  private unknown(request: FastifyRequest, reply: FastifyReply): void {
    this.limits.countUnknownCode(request);
    sendPage(reply, unknownReportPage(), 404);
  }

  private async showEntry(entry: RegisterEntry, reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.pages.html(entry));
  }
}
