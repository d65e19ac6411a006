import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { ReportArchive } from '../report-archive.js';
import type { ReportSignaturesDto } from '../report.dto.js';
import { sendPdf } from '../send-pdf.js';
import { signatureProblem } from './signature-problem.js';
import { ApiPreparedBytes, ApiSignatures } from './signatures.documentation.js';
import { headOf } from './signing-chain.js';
import { SigningDesk } from './signing-desk.js';

interface RequestPath {
  readonly id: string;
  readonly slot: string;
  readonly requestId: string;
}

/** How far a report is signed, and the files on the way. */
@ApiTags('reports')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@Requires('reports.read')
@Controller('v1/appraisals/:id/report')
export class SignaturesController {
  constructor(
    private readonly desk: SigningDesk,
    private readonly archive: ReportArchive,
  ) {}

  @Get('signatures')
  @ApiSignatures()
  async list(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ReportSignaturesDto> {
    const { signatures, ...view } = await this.desk.signatures(callerOf(request).organisationId, id);
    return { ...view, signatures: [...signatures] };
  }

  @Get('prepared')
  @ApiPreparedBytes('The report that is not yet finished, with everything signed so far')
  async prepared(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { report, version, chain } = await this.desk.open(callerOf(request).organisationId, id);
    if (report.file) throw signatureProblem('report-not-prepared');
    void reply.header('cache-control', 'private, no-cache');
    sendPdf(reply, await this.archive.read(headOf(chain).sha256), version.number);
  }

  @Get('signatures/:slot/requests/:requestId/document')
  @ApiParam({ name: 'slot', type: 'string', example: 'appraiser-1' })
  @ApiParam({ name: 'requestId', type: 'string' })
  @ApiPreparedBytes('The bytes a signature request is over, with zeros in the room of the signature')
  async document(
    @Param() { id, slot, requestId }: RequestPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { version } = await this.desk.open(callerOf(request).organisationId, id);
    const requests = await this.desk.records.requestsFor(version.id, slot);
    const found = requests.find((one) => one.id === requestId);
    if (!found) throw signatureProblem('request-unknown');
    sendPdf(reply, await this.archive.read(found.preparedSha256), version.number);
  }
}
