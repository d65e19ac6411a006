import { Controller, Delete, Get, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { ifMatch, isHeldByCaller } from '../../http/etag.js';
import { idCursor } from '../../http/id-cursor.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import { IdempotentPosts, type PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { optional, readQuery, wholeNumber } from '../../http/query.js';
import { CreateDraft, type PreparedDraft } from './create-draft.js';
import { patchRow, readNewDraft, readRows, readTerms } from './draft-bodies.js';
import { draftProblem, underTheRules } from './draft-problem.js';
import { draftView, taggedDraft } from './draft-view.js';
import { draftStates, type DraftState } from './price-draft.js';
import { ApiDraftChange } from './price-drafts.documentation.js';
import {
  DraftRowsDto,
  DraftStepsDto,
  DraftTermsDto,
  NewDraftDto,
  PriceDraftDto,
  PriceDraftPageDto,
} from './price-drafts.dto.js';
import { PriceDrafts } from './price-drafts.js';

const { cursorAfter, readCursor } = idCursor('d1');

const listQuery = {
  state: optional(draftStates.join(', '), (text) => draftStates.includes(text as DraftState)),
  table: optional('<table-id>', (text) => text.length > 0 && text.length <= 200),
  limit: wholeNumber(1, 100, 20),
  cursor: optional('<next>', (text) => readCursor(text) !== null),
};

/** Prices on their way: drafted by an editor, row by row or all at once. */
@ApiTags('price-drafts')
@ApiBearerAuth()
@Controller('v1/price-drafts')
export class PriceDraftsController {
  constructor(
    private readonly drafts: PriceDrafts,
    private readonly creating: CreateDraft,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  @Requires('price-drafts.read')
  @ApiOperation({ summary: 'The organisation’s drafts of prices, newest first' })
  @ApiQuery({ name: 'state', required: false, enum: draftStates })
  @ApiQuery({ name: 'table', required: false, description: 'Only drafts of this table' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @ApiOkResponse({ type: PriceDraftPageDto })
  async list(@Req() request: FastifyRequest): Promise<PriceDraftPageDto> {
    const { state, table: tableId, limit, cursor } = readQuery(request, listQuery);
    const before = cursor === null ? null : readCursor(cursor);
    const filter = { state: state as DraftState | null, tableId, before, limit: limit + 1 };
    const found = await this.drafts.list(callerOf(request).organisationId, filter);
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : cursorAfter(last.id) };
  }

  @Post()
  @Requires('price-drafts.write')
  @ApiOperation({ summary: 'A new draft: from scratch, as a correction, or with the rows of an edition' })
  @ApiBody({ type: NewDraftDto })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: PriceDraftDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'Every fault at once' })
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const json = jsonOf(request);
    const prepare = async (): Promise<PreparedAnswer> => answerOf(await this.prepare(request, json));
    sendAnswer(reply, await underTheRules(this.posts.answer(keyedRequestOf(request), prepare)));
  }

  @Get(':id')
  @Requires('price-drafts.read')
  @ApiOperation({ summary: 'One draft with its rows' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOkResponse({ type: PriceDraftDto })
  @ApiResponse({ status: 304, description: 'The caller holds this very state' })
  @ApiNotFoundResponse({ type: ProblemDto })
  async one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto | undefined> {
    const draft = await this.drafts.find(callerOf(request).organisationId, id);
    if (isHeldByCaller(request, reply, String(draft.version))) return undefined;
    return draftView(draft);
  }

  @Get(':id/steps')
  @Requires('price-drafts.read')
  @ApiOperation({ summary: 'Who did what to the draft, when and why' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOkResponse({ type: DraftStepsDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  async steps(@Param('id') id: string, @Req() request: FastifyRequest): Promise<DraftStepsDto> {
    return { items: await this.drafts.steps(callerOf(request).organisationId, id) };
  }

  @Patch(':id')
  @Requires('price-drafts.write')
  @ApiDraftChange('Changes the head of a draft', DraftTermsDto)
  async head(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    const seen = { id, ifMatch: ifMatch(request) };
    return taggedDraft(reply, await this.drafts.updateHead(callerOf(request), seen, readTerms(jsonOf(request))));
  }

  @Put(':id/rows')
  @Requires('price-drafts.write')
  @ApiDraftChange('Replaces all rows of a draft', DraftRowsDto)
  async rows(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    const seen = { id, ifMatch: ifMatch(request) };
    return taggedDraft(reply, await this.drafts.replaceRows(callerOf(request), seen, readRows(jsonOf(request))));
  }

  @Patch(':id/rows/:index')
  @Requires('price-drafts.write')
  @ApiParam({ name: 'index', schema: { type: 'integer', minimum: 0 }, description: 'One beyond the last appends' })
  @ApiDraftChange('Changes one row by JSON Merge Patch (RFC 7396): null removes a field', Object)
  async row(
    @Param() { id, index }: { id: string; index: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    const seen = { id, ifMatch: ifMatch(request), index: placeOf(index) };
    const { rows } = await this.drafts.find(callerOf(request).organisationId, id);
    const row = patchRow(rows[seen.index], jsonOf(request));
    return taggedDraft(reply, await this.drafts.editRow(callerOf(request), seen, row));
  }

  @Delete(':id/rows/:index')
  @Requires('price-drafts.write')
  @ApiParam({ name: 'index', schema: { type: 'integer', minimum: 0 } })
  @ApiDraftChange('Removes one row', undefined)
  async removeRow(
    @Param() { id, index }: { id: string; index: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    const seen = { id, ifMatch: ifMatch(request), index: placeOf(index) };
    return taggedDraft(reply, await this.drafts.editRow(callerOf(request), seen, null));
  }

  private prepare(request: FastifyRequest, json: unknown): Promise<PreparedDraft> {
    const caller = callerOf(request);
    const body = readNewDraft(json);
    switch (body.from) {
      case 'scratch':
        return this.creating.fromScratch(caller, body.head, body.rows);
      case 'correction':
        return this.creating.asCorrection(caller, body.editionId);
      case 'edition':
        return this.creating.asNext(caller, body.editionId, body.terms);
    }
  }
}

function answerOf({ draft, write }: PreparedDraft): PreparedAnswer {
  const headers = { location: `/v1/price-drafts/${draft.id}`, etag: `"${draft.version}"` };
  return { status: 201, headers, body: JSON.stringify(draftView(draft)), write };
}

function placeOf(text: string): number {
  if (/^(0|[1-9]\d{0,5})$/.test(text)) return Number(text);
  throw draftProblem('price-draft-unknown');
}
