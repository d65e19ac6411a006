import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { readReview } from './read-review.js';
import { RecordReview } from './record-review.js';
import { ReviewDto, ReviewListDto } from './review.dto.js';
import { problemContent } from '../../http/problem-content.js';

@ApiTags('reports')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@Controller('v1/appraisals/:id/reviews')
export class ReviewsController {
  constructor(
    private readonly reviews: RecordReview,
    private readonly posts: IdempotentPosts,
  ) {}

  @Post()
  @Requires('appraisals.review')
  @ApiOperation({
    summary: 'Records the internal review; the last one counts',
    description: 'A person reviews, never the one who computed the appraisal or signs it. A return says why.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } })
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['verdict', 'resultSha256'],
      properties: {
        verdict: { type: 'string', enum: ['approved', 'returned'] },
        comment: { type: 'string', maxLength: 4000 },
        resultSha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      },
    },
  })
  @ApiCreatedResponse({ type: ReviewDto })
  @ApiForbiddenResponse({ content: problemContent, description: 'Nobody in particular, or not the right person' })
  @ApiNotFoundResponse({ content: problemContent })
  @ApiConflictResponse({ content: problemContent, description: 'Another result, or issued already' })
  @ApiUnprocessableEntityResponse({ content: problemContent })
  async create(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const body = readReview(jsonOf(request));
    const prepare = () => this.reviews.prepare(caller, id, body);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Get()
  @Requires('appraisals.read')
  @ApiOperation({ summary: 'The reviews of an appraisal, oldest first' })
  @ApiOkResponse({ type: ReviewListDto })
  @ApiNotFoundResponse({ content: problemContent })
  async list(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ReviewListDto> {
    return { items: [...(await this.reviews.list(callerOf(request).organisationId, id))] };
  }
}
