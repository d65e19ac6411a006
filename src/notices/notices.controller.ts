import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { callerOf } from '../http/caller.js';
import { ProblemDto } from '../http/problem.dto.js';
import { flag, optional, readQuery, wholeNumber } from '../http/query.js';
import { cursorAfter, readCursor } from './cursor.js';
import { NoticeBoard } from './notice-board.js';
import { NoticeDto, NoticePageDto, UnreadCountDto } from './notices.dto.js';

/** The inbox. What is read is marked for the caller alone; marking twice changes nothing. */
@ApiTags('notices')
@ApiBearerAuth()
@Requires('notices.read')
@Controller('v1/notices')
export class NoticesController {
  constructor(private readonly board: NoticeBoard) {}

  @Get()
  @ApiOperation({ summary: 'The notices the caller may see, newest first' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @ApiQuery({
    name: 'unread',
    required: false,
    schema: { type: 'boolean', default: false },
    description: 'Only unread',
  })
  @ApiOkResponse({ type: NoticePageDto })
  async list(@Req() request: FastifyRequest): Promise<NoticePageDto> {
    const { limit, cursor, unread } = readQuery(request, {
      limit: wholeNumber(1, 100, 20),
      cursor: optional('<next>', (text) => readCursor(text) !== null),
      unread: flag,
    });
    const after = cursor === null ? null : readCursor(cursor);
    const { items, next } = await this.board.list(callerOf(request), { after, limit, unreadOnly: unread });
    return { items, next: next === null ? null : cursorAfter(next) };
  }

  @Get('unread-count')
  @ApiOperation({ summary: 'How many notices the caller has not read' })
  @ApiOkResponse({ type: UnreadCountDto })
  async unreadCount(@Req() request: FastifyRequest): Promise<UnreadCountDto> {
    return { unread: await this.board.unreadCount(callerOf(request)) };
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Marks a notice as read; the first time counts' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOkResponse({ type: NoticeDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  markRead(@Param('id') id: string, @Req() request: FastifyRequest): Promise<NoticeDto> {
    return this.board.markRead(callerOf(request), id);
  }

  @Post(':id/read-up-to')
  @HttpCode(200)
  @ApiOperation({ summary: 'Marks this notice and all older ones as read' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOkResponse({ type: UnreadCountDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  async markAllRead(@Param('id') id: string, @Req() request: FastifyRequest): Promise<UnreadCountDto> {
    const caller = callerOf(request);
    await this.board.markRead(caller, id);
    await this.board.markAllRead(caller, id);
    return { unread: await this.board.unreadCount(caller) };
  }
}
