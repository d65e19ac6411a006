import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { reportProblem } from '../report-problem.js';
import { ReportStore } from '../report-store.js';
import { SigningDesk } from '../signatures/signing-desk.js';
import { ApiNationalSignature, ApiNoNationalSignature } from './national-signatures.documentation.js';
import { NationalSignatures } from './national-signatures.js';
import { sendSignature } from './send-signature.js';

/** The second signature, for the firm's own people. */
@ApiTags('reports')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@Controller('v1/appraisals/:id/report/signature.sig')
export class NationalSignaturesController {
  constructor(
    private readonly reports: ReportStore,
    private readonly signatures: NationalSignatures,
    private readonly desk: SigningDesk,
  ) {}

  @Get()
  @Requires('reports.read')
  @ApiNationalSignature()
  @ApiNoNationalSignature()
  async text(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { organisationId } = callerOf(request);
    const report = await this.reports.latest({ organisationId, appraisalId: id });
    if (!report?.file) throw await this.desk.notIssued(organisationId, id);
    const text = await this.signatures.of(report.file);
    if (text === null) throw reportProblem('national-signature-missing');
    sendSignature(reply, text, report.version.number);
  }
}
