import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { callerOf } from '../http/caller.js';
import { languageOf } from '../http/language.js';
import { optional, readQuery, wholeNumber, type QueryParameter } from '../http/query.js';
import { itemStates, type ItemState } from './batch.entities.js';
import { BatchDesk } from './batch-desk.js';
import { BatchStore } from './batch-store.js';
import { itemView } from './batch-view.js';
import { BatchItemPageDto } from './batch.dto.js';
import { ApiBatchItems } from './batches.documentation.js';

const stateParameter: QueryParameter<ItemState | null> = {
  allowed: itemStates.join(', '),
  read: (text) => (text === null ? null : itemStates.find((known) => known === text)),
};

const cursorAfter = (position: number): string => Buffer.from(`i1:${position}`).toString('base64url');
function readCursor(cursor: string): number | null {
  const position = /^i1:([1-9]\d{0,4})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  return position === undefined ? null : Number(position);
}

@ApiTags('batches')
@ApiBearerAuth()
@Requires('batches.read')
@ApiParam({ name: 'id', type: 'string' })
@Controller('v1/batches/:id/items')
export class BatchItemsController {
  constructor(
    private readonly desk: BatchDesk,
    private readonly store: BatchStore,
  ) {}

  @Get()
  @ApiBatchItems()
  async list(@Param('id') id: string, @Req() request: FastifyRequest): Promise<BatchItemPageDto> {
    const { limit, cursor, state } = readQuery(request, {
      limit: wholeNumber(1, 500, 100),
      cursor: optional('<next>', (text) => readCursor(text) !== null),
      state: stateParameter,
    });
    const { batch } = await this.desk.standing(callerOf(request).organisationId, id);
    const after = cursor === null ? 0 : (readCursor(cursor) ?? 0);
    const found = await this.store.items(batch.id, { state, after, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const language = languageOf(request.headers['accept-language']);
    return {
      items: shown.map((item) => itemView(item, language)),
      next: last === undefined ? null : cursorAfter(last.position),
    };
  }
}
