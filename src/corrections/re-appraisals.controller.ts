import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { jsonOf } from '../http/body.js';
import { callerOf } from '../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import { ProblemDto } from '../http/problem.dto.js';
import { CorrectionEffects } from './correction-effects.js';
import { ReappraisalDto } from './corrections.dto.js';
import { editionIdOfPath, type EditionPath } from './edition-path.js';
import { ReappraiseAffected } from './reappraise-affected.js';
import { readReappraisalWish } from './read-reappraisal-wish.js';

@ApiTags('corrections')
@ApiBearerAuth()
@Requires('corrections.reappraise')
@Controller('v1/corrections/:publisher/:table/:edition/re-appraisals')
export class ReAppraisalsController {
  constructor(
    private readonly effects: CorrectionEffects,
    private readonly reappraise: ReappraiseAffected,
    private readonly posts: IdempotentPosts,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Makes the caller’s affected appraisals again, as known after the act',
    description:
      'New appraisals beside the old ones, linked to them; reports are issued on them as on any other. Fifty at a time: ' +
      'send the request again while `remaining` is above 0. For one act an appraisal is made again once.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '1 to 255 visible ASCII characters' })
  @ApiParam({ name: 'publisher', type: 'string' })
  @ApiParam({ name: 'table', type: 'string' })
  @ApiParam({ name: 'edition', type: 'string' })
  @ApiBody({
    required: false,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        appraisalIds: { type: 'array', minItems: 1, maxItems: 500, items: { type: 'string' } },
        act: { type: 'string', enum: ['corrected', 'withdrawn'] },
      },
    },
  })
  @ApiCreatedResponse({ type: ReappraisalDto })
  @ApiOkResponse({ type: ReappraisalDto, description: 'Nothing was left to make' })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'The effects are still being computed' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto })
  async create(@Param() path: EditionPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const wish = readReappraisalWish(jsonOf(request));
    const act = await this.effects.actOf(caller, editionIdOfPath(path), wish.act);
    const prepare = () => this.reappraise.prepare(caller, { act, appraisalIds: wish.appraisalIds });
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }
}
