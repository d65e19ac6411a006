import { Controller, Get, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { readRevocation, readSupersession, readVisibility } from './read-standing-wish.js';
import { StandingStore } from './standing-store.js';
import type { VisibilityDto } from './standing.dto.js';
import { ApiRevoke, ApiSupersede, ApiVisibilityGet, ApiVisibilityPut } from './standing.documentation.js';
import { WithdrawReport } from './withdraw-report.js';

/** What becomes of a report after it was issued. */
@ApiTags('reports')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@Controller('v1/appraisals/:id/report')
export class StandingController {
  constructor(
    private readonly withdraw: WithdrawReport,
    private readonly standing: StandingStore,
    private readonly posts: IdempotentPosts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('supersede')
  @Requires('reports.withdraw')
  @ApiSupersede()
  async supersede(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wish = { appraisalId: id, ...readSupersession(jsonOf(request)) };
    const prepare = () => this.withdraw.supersede(callerOf(request), wish);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Post('revoke')
  @Requires('reports.withdraw')
  @ApiRevoke()
  async revoke(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wish = { appraisalId: id, ...readRevocation(jsonOf(request)) };
    const prepare = () => this.withdraw.revoke(callerOf(request), wish);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Get('visibility')
  @Requires('reports.read')
  @ApiVisibilityGet()
  async visibility(@Param('id') id: string, @Req() request: FastifyRequest): Promise<VisibilityDto> {
    const report = await this.withdraw.reportOf(callerOf(request), id);
    const set = await this.standing.visibilityOf(report);
    return { mode: set?.mode ?? 'full', since: set?.at ?? null };
  }

  @Put('visibility')
  @Requires('reports.publish')
  @ApiVisibilityPut()
  async show(@Param('id') id: string, @Req() request: FastifyRequest): Promise<VisibilityDto> {
    const { mode } = readVisibility(jsonOf(request));
    const caller = callerOf(request);
    const report = await this.withdraw.reportOf(caller, id);
    await this.standing.setVisibility(report, mode, { actor: caller.actor, at: this.clock.now() });
    return this.visibility(id, request);
  }
}
