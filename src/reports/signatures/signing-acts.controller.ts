import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { EmbedSlot } from './embed-slot.js';
import { PrepareSlot } from './prepare-slot.js';
import { readAnnouncement, readMadeSignature } from './read-signature-body.js';
import { SealSignedReport } from './seal-signed-report.js';
import { ApiEmbedSlot, ApiPrepareSlot, ApiSealReport } from './signatures.documentation.js';

interface SlotPath {
  readonly id: string;
  readonly slot: string;
}

/** The signatures of a report, one after the other, the firm's seal last. */
@ApiTags('reports')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@Controller('v1/appraisals/:id/report')
export class SigningActsController {
  constructor(
    private readonly prepareSlot: PrepareSlot,
    private readonly embedSlot: EmbedSlot,
    private readonly sealReport: SealSignedReport,
    private readonly posts: IdempotentPosts,
  ) {}

  @Post('signatures/:slot/prepare')
  @Requires('reports.sign')
  @ApiPrepareSlot()
  async prepare(
    @Param() { id, slot }: SlotPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = callerOf(request);
    const certificate = readAnnouncement(jsonOf(request));
    const prepare = () => this.prepareSlot.prepare(caller, { appraisalId: id, slot }, certificate);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Post('signatures/:slot/embed')
  @Requires('reports.sign')
  @ApiEmbedSlot()
  async embed(
    @Param() { id, slot }: SlotPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = callerOf(request);
    const made = readMadeSignature(jsonOf(request));
    const prepare = () => this.embedSlot.prepare(caller, { appraisalId: id, slot }, made);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Post('seal')
  @Requires('reports.seal')
  @ApiSealReport()
  async seal(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const prepare = () => this.sealReport.prepare(caller, id);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }
}
