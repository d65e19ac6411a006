import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Requires } from '../access/requires.js';
import { callerOf, type Caller } from '../http/caller.js';
import { ProblemDto } from '../http/problem.dto.js';
import { optional, readQuery, wholeNumber } from '../http/query.js';
import { CorrectionEffects, type CorrectingAct } from './correction-effects.js';
import { CorrectionDto, CorrectionPageDto, EffectPageDto } from './corrections.dto.js';
import { editionIdOfPath, isAct, type EditionPath } from './edition-path.js';
import { cursorAt, placeOf } from './number-cursor.js';
import { csvHead, csvLines } from './write-effects-csv.js';

const csvRowsAtOnce = 1000;
const actQuery = { name: 'act', required: false, enum: ['corrected', 'withdrawn'], description: 'Default: the later' };

@ApiTags('corrections')
@ApiBearerAuth()
@Requires('corrections.read')
@Controller('v1/corrections')
export class CorrectionsController {
  constructor(private readonly effects: CorrectionEffects) {}

  @Get()
  @ApiOperation({ summary: 'Corrections and withdrawals of prices, newest first, with what they touch' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 } })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @ApiOkResponse({ type: CorrectionPageDto })
  async list(@Req() request: FastifyRequest): Promise<CorrectionPageDto> {
    const { limit, cursor } = readQuery(request, {
      limit: wholeNumber(1, 50, 20),
      cursor: optional('<next>', (text) => placeOf('c', text) !== null),
    });
    const before = cursor === null ? null : placeOf('c', cursor);
    const { items, next } = await this.effects.corrections(callerOf(request), { before, limit });
    return { items: [...items], next: next === null ? null : cursorAt('c', next) };
  }

  @Get(':publisher/:table/:edition')
  @ApiEdition()
  @ApiOperation({ summary: 'One correction or withdrawal: how far it is worked through and what it touches' })
  @ApiQuery(actQuery)
  @ApiOkResponse({ type: CorrectionDto })
  one(@Param() path: EditionPath, @Req() request: FastifyRequest): Promise<CorrectionDto> {
    const { act } = readQuery(request, { act: optional('corrected, withdrawn', isAct) });
    return this.effects.find(callerOf(request), editionIdOfPath(path), act as CorrectingAct | null);
  }

  @Get(':publisher/:table/:edition/effects')
  @ApiEdition()
  @ApiOperation({
    summary: 'Every report the act touches: old value, new value, difference',
    description: 'Who keeps the table sees report number, firm and amounts; a firm sees its own with the appraisals.',
  })
  @ApiQuery(actQuery)
  @ApiQuery({ name: 'format', required: false, enum: ['json', 'csv'], description: 'csv: the whole list' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @ApiExtraModels(EffectPageDto)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(EffectPageDto) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  async effectsOf(
    @Param() path: EditionPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { act, format, limit, cursor } = readQuery(request, {
      act: optional('corrected, withdrawn', isAct),
      format: optional('json, csv', (text) => ['json', 'csv'].includes(text)),
      limit: wholeNumber(1, 200, 50),
      cursor: optional('<next>', (text) => placeOf('e', text) !== null),
    });
    const caller = callerOf(request);
    const wish = { editionId: editionIdOfPath(path), act: act as CorrectingAct | null };
    if (format === 'csv') return this.sendCsv(reply, caller, wish);
    const after = cursor === null ? 0 : (placeOf('e', cursor) ?? 0);
    const page = await this.effects.list(caller, { ...wish, after, limit });
    const items = page.items.map((item) => ({ ...item, refusals: [...item.refusals] }));
    const next = page.next === null ? null : cursorAt('e', page.next);
    void reply.send({ correction: page.correction, items, next } satisfies EffectPageDto);
  }

  private async sendCsv(
    reply: FastifyReply,
    caller: Caller,
    wish: { readonly editionId: string; readonly act: CorrectingAct | null },
  ): Promise<void> {
    // Before the first byte: whether there is such a list at all.
    await this.effects.find(caller, wish.editionId, wish.act);
    const name = `${wish.editionId.replaceAll('/', '_')}.csv`;
    void reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(this.csv(caller, wish)));
  }

  private async *csv(
    caller: Caller,
    wish: { readonly editionId: string; readonly act: CorrectingAct | null },
  ): AsyncGenerator<string> {
    yield csvHead();
    for (let after: number | null = 0; after !== null;) {
      const page = await this.effects.list(caller, { ...wish, after, limit: csvRowsAtOnce });
      yield csvLines(page.correction, page.items);
      after = page.next;
    }
  }
}

function ApiEdition(): MethodDecorator {
  return (...target) => {
    ApiParam({ name: 'publisher', type: 'string', example: 'demonstration' })(...target);
    ApiParam({ name: 'table', type: 'string', example: 'shenyang-scrap' })(...target);
    ApiParam({ name: 'edition', type: 'string', example: '2026-10-01.c1' })(...target);
    ApiNotFoundResponse({ type: ProblemDto, description: 'Neither a correction nor withdrawn' })(...target);
  };
}
