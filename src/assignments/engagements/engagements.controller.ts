import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { problemContent } from '../../http/problem-content.js';
import { readQuery, required } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { EngagementDetailDto, EngagementHeadDto, EngagementPageDto } from '../assignment.dto.js';
import { ApiAsked, ApiCreated, ApiPage } from '../assignments.documentation.js';
import { cursorParameter, engagementCursor, limit } from '../page-query.js';
import { readShape } from '../read-shape.js';
import { EngagementSummary, summaryMediaTypes } from './engagement-summary.js';
import { Engagements, NewEngagementDto } from './engagements.js';
import { summaryFormats, type SummaryFormat } from './summary-room.js';

const isFormat = (text: string): text is SummaryFormat => summaryFormats.some((format) => format === text);
const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('assignments')
@ApiBearerAuth()
@Requires('assignments.read')
@Controller('v1/engagements')
export class EngagementsController {
  constructor(
    private readonly engagements: Engagements,
    private readonly summary: EngagementSummary,
    private readonly posts: IdempotentPosts,
  ) {}

  @Post()
  @Requires('assignments.write')
  @ApiCreated('委托: bundles the assignments of one client', { body: NewEngagementDto, answer: EngagementHeadDto })
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wanted = readShape(NewEngagementDto, jsonOf(request));
    const prepare = () => Promise.resolve(this.engagements.prepare(callerOf(request), wanted));
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Get()
  @ApiPage('The organisation’s engagements, newest first', EngagementPageDto)
  async list(@Req() request: FastifyRequest): Promise<EngagementPageDto> {
    const asked = readQuery(request, { limit, cursor: cursorParameter(engagementCursor) });
    const before = asked.cursor === null ? null : engagementCursor.readCursor(asked.cursor);
    const page = { limit: asked.limit + 1, before };
    const found = await this.engagements.list(callerOf(request).organisationId, page);
    const items = found.slice(0, asked.limit);
    const last = found.length > asked.limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : engagementCursor.cursorAfter(last.id) };
  }

  @Get(':id')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiAsked('One engagement: every lift with its state, its value and what is missing', EngagementDetailDto)
  one(@Param('id') id: string, @Req() request: FastifyRequest): Promise<EngagementDetailDto> {
    return this.engagements.detail(callerOf(request).organisationId, id);
  }

  @Get(':id/summary')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiQuery({ name: 'format', enum: summaryFormats })
  @ApiOperation({ summary: '汇总表: all lifts of the engagement, 残值 and 余值 summed apart' })
  @ApiOkResponse({ content: Object.fromEntries(Object.values(summaryMediaTypes).map((type) => [type, binary])) })
  @ApiNotFoundResponse({ content: problemContent })
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format } = readQuery(request, { format: required(summaryFormats.join(', '), isFormat) });
    sendAttachment(reply, await this.summary.file(callerOf(request).organisationId, id, format as SummaryFormat));
  }
}
