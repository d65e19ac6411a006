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
import { CLOCK, type Clock } from '../config/clock.js';
import { EdgeError } from '../http/edge-error.js';
import { isHeldByCaller } from '../http/etag.js';
import { ProblemDto } from '../http/problem.dto.js';
import { PublicDoor } from '../http/public-door.js';
import { optional, readQuery, required } from '../http/query.js';
import { StandardLibrary } from '../standards/standard-library.js';
import { isCalendarDay, isInstant } from '../engine/index.js';
import { lookUpAsOf } from './look-up-as-of.js';
import { PriceTableLibrary } from './price-table-library.js';
import {
  PriceLookUpDto,
  PriceTableEditionDto,
  PriceTableListDto,
  type PriceTableSummaryDto,
} from './price-tables.dto.js';

const isName = (text: string): boolean => text.length > 0 && text.length <= 200;
const isRegion = (text: string): boolean => /^\d{6}$/.test(text);
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
    private readonly library: PriceTableLibrary,
    private readonly standards: StandardLibrary,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every edition of every price table' })
  @ApiQuery({ name: 'table', required: false, description: 'Only editions of this table' })
  @ApiQuery({ name: 'region', required: false, description: 'Only editions that price this region' })
  @ApiOkResponse({ type: PriceTableListDto })
  list(@Req() request: FastifyRequest): PriceTableListDto {
    const wanted = { table: optional('<table-id>', isName), region: optional('GB/T 2260, 6 digits', isRegion) };
    const { table, region } = readQuery(request, wanted);
    const items = this.library
      .list()
      .filter((one) => table === null || one.tableId === table)
      .filter((one) => region === null || one.regions.includes(region));
    return { items };
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
  lookUp(@Req() request: FastifyRequest): PriceLookUpDto {
    const question = readQuery(request, lookUpQuery);
    const answer = lookUpAsOf(question, { tables: this.library, standards: this.standards, now: this.clock.now() });
    const { row, edition, requestedRegion, consultedEditions, knownAt } = answer;
    const isFallback = row.region !== requestedRegion;
    const summary = this.summaryOf(edition.editionId);
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
  edition(
    @Param() { publisher, table, start }: { publisher: string; table: string; start: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): PriceTableEditionDto | undefined {
    const published = this.library.find(`${publisher}/${table}/${start}`);
    if (published === undefined) throw unknownEdition();
    const tag = `${published.fingerprint}-${published.edition.withdrawnAt ?? 'open'}`;
    if (isHeldByCaller(request, reply, tag)) return undefined;
    return { ...this.summaryOf(published.edition.editionId), rows: published.edition.rows };
  }

  private summaryOf(editionId: string): PriceTableSummaryDto {
    const summary = this.library.list().find((one) => one.editionId === editionId);
    if (summary === undefined) throw unknownEdition();
    return summary;
  }
}

function unknownEdition(): EdgeError {
  const title = { zh: '没有这一价格表版本', en: 'There is no such edition of a price table' };
  return new EdgeError({ kind: 'not-found', code: 'price-table-unknown', title });
}
