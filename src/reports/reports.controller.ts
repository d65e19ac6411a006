import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { callerOf } from '../http/caller.js';
import { isHeldByCaller } from '../http/etag.js';
import { keyedRequestOf, sendAnswer } from '../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import { IssueReport } from './issue-report.js';
import { ReportArchive } from './report-archive.js';
import { ReportStore } from './report-store.js';
import { ApiReportBytes, ApiReportPost } from './reports.documentation.js';
import { sendPdf } from './send-pdf.js';
import { SigningDesk } from './signatures/signing-desk.js';

@ApiTags('reports')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@Controller('v1/appraisals/:id/report')
export class ReportsController {
  constructor(
    private readonly issue: IssueReport,
    private readonly reports: ReportStore,
    private readonly archive: ReportArchive,
    private readonly posts: IdempotentPosts,
    private readonly signing: SigningDesk,
  ) {}

  @Post()
  @Requires('reports.issue')
  @ApiReportPost()
  async create(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const prepare = () => this.issue.prepare(caller, id);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Get()
  @Requires('reports.read')
  @ApiReportBytes()
  async bytes(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { organisationId } = callerOf(request);
    const report = await this.reports.latest({ organisationId, appraisalId: id });
    if (!report?.file) throw await this.signing.notIssued(organisationId, id);
    const { sha256 } = report.file;
    if (isHeldByCaller(request, reply, sha256)) return void reply.send();
    sendPdf(reply, await this.archive.read(sha256), report.version.number);
  }
}
