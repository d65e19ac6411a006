import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayDo } from '../access/permissions.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { callerIfAny } from '../http/caller.js';
import { EdgeError } from '../http/edge-error.js';
import { isHeldByCaller } from '../http/etag.js';
import { ProblemDto } from '../http/problem.dto.js';
import { PublicDoor } from '../http/public-door.js';
import { optional, readQuery, required, wholeNumber } from '../http/query.js';
import { StandardLibrary } from '../standards/standard-library.js';
import { isCalendarDay, isInstant } from '../engine/index.js';
import { editionCursor, pageOfEditions, type EditionPage } from './edition-pages.js';
import { lookUpAsOf } from './look-up-as-of.js';
import type { PriceTableLibrary } from './price-table-library.js';
import {
  PriceLookUpDto,
  PriceTableEditionDto,
  PriceTableListDto,
  type PriceTableSummaryDto,
} from './price-tables.dto.js';
import { PublishedTables } from './published-tables.js';

const isName = (text: string): boolean => text.length > 0 && text.length <= 200;
const isRegion = (text: string): boolean => /^\d{6}$/.test(text);
const oneOf = (...words: readonly string[]) => optional(words.join(', '), (text) => words.includes(text));
const listQuery = {
  table: optional('<table-id>', isName),
  publisher: optional('<publisher>', isName),
  kind: oneOf('scrap', 'parts', 'services', 'index'),
  status: oneOf('official', 'demonstration'),
  region: optional('GB/T 2260, 6 digits', isRegion),
  limit: wholeNumber(1, 500, 100),
  cursor: optional('<next>', (text) => editionCursor.readCursor(text) !== null),
};
const lookUpQuery = {
  table: required('<table-id>', isName),
  code: required('<code>', isName),
  variant: optional('<variant>', isName),
  region: required('GB/T 2260, 6 digits', isRegion),
  on: required('YYYY-MM-DD', isCalendarDay),
  knownAt: optional('YYYY-MM-DDThh:mm:ss±hh:mm', isInstant),
};

@ApiTags('price-tables')
@PublicDoor()
@Controller('v1/price-tables')
export class PriceTablesController {
  constructor(
    private readonly tables: PublishedTables,
    private readonly standards: StandardLibrary,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every edition of every price table' })
  @ApiQuery({ name: 'table', required: false, description: 'Only editions of this table' })
  @ApiQuery({ name: 'publisher', required: false })
  @ApiQuery({ name: 'kind', required: false, enum: ['scrap', 'parts', 'services', 'index'] })
  @ApiQuery({ name: 'status', required: false, enum: ['official', 'demonstration'] })
  @ApiQuery({ name: 'region', required: false, description: 'Only editions that price this region' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 } })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @ApiOkResponse({ type: PriceTableListDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  async list(@Req() request: FastifyRequest): Promise<EditionPage> {
    const { limit, cursor, ...filter } = readQuery(request, listQuery);
    const after = cursor === null ? null : editionCursor.readCursor(cursor);
    return pageOfEditions(await this.shownTo(request), filter, { limit, after });
  }

  @Get('look-up')
  @ApiOperation({ summary: 'As-of look-up: the price that counts on a day, as published by an instant' })
  @ApiQuery({ name: 'table', example: 'shenyang-scrap' })
  @ApiQuery({ name: 'code', description: 'Material, component type or service', example: 'steel-heavy' })
  @ApiQuery({ name: 'variant', required: false, description: 'Parts only, exactly' })
  @ApiQuery({ name: 'region', description: 'GB/T 2260', example: '210100' })
  @ApiQuery({ name: 'on', description: 'Reference date', example: '2026-06-30' })
  @ApiQuery({ name: 'knownAt', required: false, description: 'Default: now' })
  @ApiOkResponse({ type: PriceLookUpDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No price is in force: never the nearest one' })
  async lookUp(@Req() request: FastifyRequest): Promise<PriceLookUpDto> {
    const question = readQuery(request, lookUpQuery);
    const tables = await this.shownTo(request);
    const answer = lookUpAsOf(question, { tables, standards: this.standards, now: this.clock.now() });
    const { row, edition, requestedRegion, consultedEditions, knownAt } = answer;
    const isFallback = row.region !== requestedRegion;
    const summary = summaryOf(tables, edition.editionId);
    return { row, edition: summary, requestedRegion, isFallback, consultedEditions, knownAt };
  }

  @Get(':publisher/:table/:start')
  @ApiParam({ name: 'publisher', type: 'string', example: 'demonstration' })
  @ApiParam({ name: 'table', type: 'string', example: 'shenyang-scrap' })
  @ApiParam({ name: 'start', type: 'string', example: '2026-06-30' })
  @ApiOperation({ summary: 'One edition with its rows; its id is publisher/table/start' })
  @ApiOkResponse({ type: PriceTableEditionDto })
  @ApiResponse({ status: 304, description: 'The caller holds this very edition' })
  @ApiNotFoundResponse({ type: ProblemDto })
  async edition(
    @Param() { publisher, table, start }: { publisher: string; table: string; start: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceTableEditionDto | undefined> {
    const tables = await this.shownTo(request);
    const published = tables.find(`${publisher}/${table}/${start}`);
    if (published === undefined) throw unknownEdition();
    const tag = `${published.fingerprint}-${published.edition.withdrawnAt ?? 'open'}`;
    if (isHeldByCaller(request, reply, tag)) return undefined;
    return { ...summaryOf(tables, published.edition.editionId), rows: published.edition.rows };
  }

  /** The public tables, and to those who may see them the private books of their organisation. */
  private async shownTo(request: FastifyRequest): Promise<PriceTableLibrary> {
    const caller = callerIfAny(request);
    const mayReadBooks = caller !== null && mayDo(caller.roles, 'price-books.read');
    return (await this.tables.refresh()).visibleTo(mayReadBooks ? caller.organisationId : null);
  }
}

function summaryOf(tables: PriceTableLibrary, editionId: string): PriceTableSummaryDto {
  const summary = tables.list().find((one) => one.editionId === editionId);
  if (summary === undefined) throw unknownEdition();
  return summary;
}

function unknownEdition(): EdgeError {
  const title = { zh: '没有这一价格表版本', en: 'There is no such edition of a price table' };
  return new EdgeError({ kind: 'not-found', code: 'price-table-unknown', title });
}
