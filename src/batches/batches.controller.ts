import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { streamsWorkbooks } from '../http/body.js';
import { callerOf } from '../http/caller.js';
import { isHeldByCaller } from '../http/etag.js';
import { idCursor } from '../http/id-cursor.js';
import { keyedRequestOf, sendAnswer } from '../http/idempotency/answer-post.js';
import { IdempotentPosts, type Answer, type PreparedAnswer } from '../http/idempotency/idempotent-posts.js';
import { optional, readQuery, wholeNumber } from '../http/query.js';
import type { BatchActName } from './batch.entities.js';
import { BatchDesk } from './batch-desk.js';
import { BatchSignal } from './batch-signal.js';
import { BatchDto, BatchPageDto } from './batch.dto.js';
import { ApiBatch, ApiBatchAct, ApiBatchList, ApiBatchPost } from './batches.documentation.js';
import { ReceiveBatch } from './intake/receive-batch.js';
import { TakeBatch } from './intake/take-batch.js';

const { cursorAfter, readCursor } = idCursor('b1');

/** Many lifts at once, through the same use case as one. */
@ApiTags('batches')
@ApiBearerAuth()
@Requires('batches.read')
@Controller('v1/batches')
export class BatchesController {
  constructor(
    private readonly desk: BatchDesk,
    private readonly receiving: ReceiveBatch,
    private readonly taking: TakeBatch,
    private readonly posts: IdempotentPosts,
    private readonly signal: BatchSignal,
  ) {}

  @Post()
  @RouteConfig(streamsWorkbooks)
  @Requires('batches.write')
  @ApiBatchPost()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.take(request));
    this.signal.announce();
  }

  @Get()
  @ApiBatchList()
  async list(@Req() request: FastifyRequest): Promise<BatchPageDto> {
    const { limit, cursor } = readQuery(request, {
      limit: wholeNumber(1, 100, 20),
      cursor: optional('<next>', (text) => readCursor(text) !== null),
    });
    const before = cursor === null ? null : readCursor(cursor);
    const found = await this.desk.list(callerOf(request).organisationId, { limit: limit + 1, before });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return { items: shown, next: last === undefined ? null : cursorAfter(last.id) };
  }

  @Get(':id')
  @ApiBatch()
  async one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BatchDto | undefined> {
    const batch = await this.desk.one(callerOf(request).organisationId, id);
    return isHeldByCaller(request, reply, sha256Hex(JSON.stringify(batch))) ? undefined : batch;
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Requires('batches.write')
  @ApiBatchAct('Takes up no further lift; those in hand are finished')
  pause(@Param('id') id: string, @Req() request: FastifyRequest): Promise<BatchDto> {
    return this.act(request, id, 'pause');
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Requires('batches.write')
  @ApiBatchAct('Goes on with a batch that was paused')
  resume(@Param('id') id: string, @Req() request: FastifyRequest): Promise<BatchDto> {
    return this.act(request, id, 'resume');
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('batches.write')
  @ApiBatchAct('Takes up no further lift, for ever; what is stored and issued stays')
  cancel(@Param('id') id: string, @Req() request: FastifyRequest): Promise<BatchDto> {
    return this.act(request, id, 'cancel');
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Requires('batches.write')
  @ApiBatchAct('Takes up again what failed')
  retry(@Param('id') id: string, @Req() request: FastifyRequest): Promise<BatchDto> {
    return this.act(request, id, 'retry');
  }

  private async take(request: FastifyRequest): Promise<Answer> {
    const received = await this.receiving.from(request);
    const prepare = (): Promise<PreparedAnswer> => this.taking.prepare(callerOf(request), received);
    try {
      return await this.posts.answer(keyedRequestOf(request, received.bodySha256), prepare);
    } finally {
      await received.discard();
    }
  }

  private act(request: FastifyRequest, id: string, act: BatchActName): Promise<BatchDto> {
    return this.desk.act(callerOf(request), id, act);
  }
}
