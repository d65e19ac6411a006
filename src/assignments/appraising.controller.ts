import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { StoredAppraisalDto } from '../appraisals/answers/appraisal.dto.js';
import { jsonOf } from '../http/body.js';
import { callerOf } from '../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import { AppraiseAssignment } from './appraise-assignment.js';
import { CommentDto, CommentListDto } from './assignment.dto.js';
import { ApiAsked, ApiCreated } from './assignments.documentation.js';
import { readShape } from './read-shape.js';
import { LineComments, NewCommentDto } from './working-paper/line-comments.js';

@ApiTags('assignments')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the assignment' })
@Requires('assignments.read')
@Controller('v1/assignments/:id')
export class AppraisingController {
  constructor(
    private readonly appraising: AppraiseAssignment,
    private readonly comments: LineComments,
    private readonly posts: IdempotentPosts,
  ) {}

  @Post('appraisals')
  @Requires('assignments.write')
  @ApiCreated('Stores an appraisal of the latest working paper', { answer: StoredAppraisalDto })
  async appraise(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const prepare = () => this.appraising.prepare(callerOf(request), id);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Get('comments')
  @ApiAsked('Words between appraiser and reviewer, oldest first', CommentListDto)
  async list(@Param('id') id: string, @Req() request: FastifyRequest): Promise<CommentListDto> {
    return { items: [...(await this.comments.list(callerOf(request).organisationId, id))] };
  }

  @Post('comments')
  @Requires('assignments.comment')
  @ApiCreated('A word on a line of the working paper, or on all of it', { body: NewCommentDto, answer: CommentDto })
  async comment(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const comment = readShape(NewCommentDto, jsonOf(request));
    const prepare = () => this.comments.prepare(callerOf(request), id, comment);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }
}
