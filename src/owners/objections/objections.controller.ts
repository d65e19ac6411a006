import { Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { optional, readQuery, wholeNumber, type QueryParameter } from '../../http/query.js';
import { cursorAfter, readCursor } from './cursor.js';
import { ObjectionDesk } from './objection-desk.js';
import type { ObjectionDto, ObjectionPageDto, ObjectionPublicationDto } from './objections.dto.js';
import {
  ApiObjectionAnswer,
  ApiObjectionContactDelete,
  ApiObjectionGet,
  ApiObjectionList,
  ApiObjectionPublication,
} from './objections.documentation.js';
import { readAnswer, readPublication } from './read-objection.js';

const state: QueryParameter<'open' | 'all'> = {
  allowed: 'open, all',
  read: (text) => (text === null || text === 'all' ? 'all' : text === 'open' ? 'open' : undefined),
};

/** What owners asked and objected to, for whoever answers. */
@ApiTags('objections')
@ApiBearerAuth()
@Requires('objections.answer')
@Controller('v1/objections')
export class ObjectionsController {
  constructor(
    private readonly desk: ObjectionDesk,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  @ApiObjectionList()
  async list(@Req() request: FastifyRequest): Promise<ObjectionPageDto> {
    const asked = readQuery(request, {
      state,
      limit: wholeNumber(1, 100, 20),
      cursor: optional('<next>', (text) => readCursor(text) !== null),
    });
    const { organisationId } = callerOf(request);
    const before = asked.cursor === null ? null : readCursor(asked.cursor);
    const page = { organisationId, isOpenOnly: asked.state === 'open', before, limit: asked.limit + 1 };
    const found = await this.desk.list(page);
    const items = found.slice(0, asked.limit);
    const last = found.length > asked.limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : cursorAfter(last.id) };
  }

  @Get(':id')
  @ApiObjectionGet()
  show(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ObjectionDto> {
    return this.desk.find(callerOf(request), id);
  }

  @Post(':id/answers')
  @ApiObjectionAnswer()
  async answer(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { text } = readAnswer(jsonOf(request));
    const prepare = () => this.desk.prepareAnswer(callerOf(request), id, text);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Put(':id/publication')
  @ApiObjectionPublication()
  async publish(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ObjectionPublicationDto> {
    const wish = readPublication(jsonOf(request));
    await this.desk.show(callerOf(request), id, wish.question);
    return wish;
  }

  @Delete(':id/contact')
  @HttpCode(204)
  @ApiObjectionContactDelete()
  eraseContact(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.desk.eraseContact(callerOf(request), id);
  }
}
