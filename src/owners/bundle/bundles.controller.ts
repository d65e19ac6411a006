import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../../access/limits/limited-door.js';
import { PublicLimits } from '../../access/limits/public-limits.js';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { PublicDoor } from '../../http/public-door.js';
import { optional, readQuery } from '../../http/query.js';
import { ReportStore, type StoredReport } from '../../reports/report-store.js';
import { bundleProblem } from './bundle-problem.js';
import { ApiBundle } from './bundles.documentation.js';
import { PublicRegister } from '../public-register.js';
import { ReportBundle } from './report-bundle.js';

const query = { since: optional('0…', (text) => /^\d{1,15}$/.test(text)) };

/** The bundle for the firm's own people. */
@ApiTags('reports')
@ApiBearerAuth()
@Controller('v1/appraisals/:id/report/bundle')
export class ReportBundlesController {
  constructor(
    private readonly reports: ReportStore,
    private readonly bundle: ReportBundle,
  ) {}

  @Get()
  @Requires('reports.read')
  @ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
  @ApiBundle()
  async download(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { organisationId } = callerOf(request);
    const report = await this.reports.latest({ organisationId, appraisalId: id });
    await sendBundle(this.bundle, report, { request, reply });
  }
}

/** The bundle for whoever holds the report's code, as far as the file itself is shown to them. */
@ApiTags('public')
@PublicDoor()
@LimitedDoor()
@Controller('r/:code/bundle.zip')
export class PublicBundlesController {
  constructor(
    private readonly register: PublicRegister,
    private readonly bundle: ReportBundle,
    private readonly limits: PublicLimits,
  ) {}

  @Get()
  @ApiParam({ name: 'code', type: 'string', description: 'The code on the cover of the report' })
  @ApiBundle()
  async download(
    @Param('code') typed: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entry = await this.register.withCode(typed);
    if (!entry) this.limits.countUnknownCode(request);
    const isShown = entry?.mode === 'full' && entry.report.file !== null;
    await sendBundle(this.bundle, isShown ? entry.report : null, { request, reply });
  }
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function sendBundle(
  bundle: ReportBundle,
  report: StoredReport | null,
  { request, reply }: Exchange,
): Promise<void> {
  const { since } = readQuery(request, query);
  if (report === null) throw bundleProblem('bundle-unknown');
  const zip = await bundle.pack(report, since === null ? null : Number(since));
  const name = encodeURIComponent(`${report.version.number}.zip`);
  void reply
    .type('application/zip')
    .header('content-disposition', `attachment; filename="report.zip"; filename*=UTF-8''${name}`)
    .send(zip);
}
