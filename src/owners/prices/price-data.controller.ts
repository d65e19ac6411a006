import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../../access/limits/limited-door.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { PublicDoor } from '../../http/public-door.js';
import { readQuery } from '../../http/query.js';
import type { PriceRowKey } from '../../price-tables/comparison/row-key.js';
import { writePriceSheet } from '../../price-tables/exchange/write-price-sheet.js';
import { priceQuery } from './price-query.js';
import { PriceReading, unknown } from './price-reading.js';
import type { PublicTable } from './public-tables.js';
import { atomFeed, jsonFeed, type FeedEntry } from './publication-feed.js';
import { sendPublic, type PublicContent } from './send-public.js';
import { historyOf, latest } from './table-history.js';
import { historySheet, priceSheet, tablesSheet } from './table-sheets.js';
import { editionView, newestRow, priceView, tableHead, tableView } from './table-views.js';

const asJson = { content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } } } as const;
const asCsv = { content: { 'text/csv': { schema: { type: 'string' } } } } as const;
const problem = { type: ProblemDto };
const listed = 100;

interface Place {
  readonly publisher: string;
  readonly table: string;
}
type EditionPlace = Place & { readonly start: string };

/** The price tables for anybody, as data: what the pages show, at their addresses with .json or .csv, and the feeds. */
@ApiTags('public')
@PublicDoor()
@LimitedDoor()
@Controller()
export class PriceDataController {
  constructor(private readonly reading: PriceReading) {}

  @Get('price-tables.json')
  @ApiOperation({ summary: 'Every public price table' })
  @ApiOkResponse(asJson)
  async tablesJson(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const context = this.reading.context();
    const tables = await this.reading.all();
    sendPublic(request, reply, json({ items: tables.map((table) => tableHead(table, context)) }, changeOf(tables)));
  }

  @Get('price-tables.csv')
  @ApiOperation({ summary: 'Every public price table, as a sheet' })
  @ApiOkResponse(asCsv)
  async tablesCsv(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const tables = await this.reading.all();
    const body = tablesSheet(tables, this.reading.context());
    sendPublic(request, reply, { ...csv, body, changedAt: changeOf(tables), fileName: 'price-tables.csv' });
  }

  @Get('price-tables/feed.json')
  @ApiOperation({ summary: 'What became known about prices, newest first: JSON Feed 1.1' })
  @ApiOkResponse({ content: { 'application/feed+json': { schema: { type: 'object', additionalProperties: true } } } })
  async jsonFeed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const entries = await this.reading.feed(listed);
    const body = jsonFeed(entries, this.reading.context().publicUrl);
    const type = 'application/feed+json; charset=utf-8';
    sendPublic(request, reply, { type, body, changedAt: latest(entries.map(at)), isOpenData: true });
  }

  @Get('price-tables/feed.atom')
  @ApiOperation({ summary: 'What became known about prices, newest first: Atom' })
  @ApiOkResponse({ content: { 'application/atom+xml': { schema: { type: 'string' } } } })
  async atomFeed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const entries = await this.reading.feed(listed);
    const body = atomFeed(entries, this.reading.context().publicUrl);
    const type = 'application/atom+xml; charset=utf-8';
    sendPublic(request, reply, { type, body, changedAt: latest(entries.map(at)), isOpenData: true });
  }

  @Get('price-tables/:publisher/:table.json')
  @ApiOperation({ summary: 'A table with the history of its editions' })
  @ApiOkResponse(asJson)
  @ApiNotFoundResponse(problem)
  async tableJson(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const table = await this.reading.table(place.publisher, place.table);
    sendPublic(request, reply, json(tableView(table, this.reading.context()), changeOf([table])));
  }

  @Get('price-tables/:publisher/:table.csv')
  @ApiOperation({ summary: 'The editions of a table, as a sheet' })
  @ApiOkResponse(asCsv)
  @ApiNotFoundResponse(problem)
  async tableCsv(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const table = await this.reading.table(place.publisher, place.table);
    const body = historySheet(table, this.reading.context());
    const fileName = `${place.table}-editions.csv`;
    sendPublic(request, reply, { ...csv, body, changedAt: changeOf([table]), fileName });
  }

  @Get('price-tables/:publisher/:table/price.json')
  @ApiOperation({ summary: 'One price through all editions' })
  @ApiQuery({ name: 'code', type: String })
  @ApiQuery({ name: 'variant', type: String, required: false })
  @ApiQuery({ name: 'region', type: String })
  @ApiOkResponse(asJson)
  @ApiNotFoundResponse(problem)
  async priceJson(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { table, key } = await this.priceOf(place, request);
    sendPublic(request, reply, json(priceView(table, key, this.reading.context()), changeOf([table])));
  }

  @Get('price-tables/:publisher/:table/price.csv')
  @ApiOperation({ summary: 'One price through all editions, as a sheet' })
  @ApiQuery({ name: 'code', type: String })
  @ApiQuery({ name: 'variant', type: String, required: false })
  @ApiQuery({ name: 'region', type: String })
  @ApiOkResponse(asCsv)
  @ApiNotFoundResponse(problem)
  async priceCsv(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { table, key } = await this.priceOf(place, request);
    const body = priceSheet(table, key, this.reading.context());
    const fileName = `${place.table}-price.csv`;
    sendPublic(request, reply, { ...csv, body, changedAt: changeOf([table]), fileName });
  }

  @Get('price-tables/:publisher/:table/:start.json')
  @ApiOperation({ summary: 'One edition with every row; this address is stable' })
  @ApiOkResponse(asJson)
  @ApiNotFoundResponse(problem)
  async editionJson(
    @Param() place: EditionPlace,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.reading.edition(place.publisher, place.table, place.start);
    sendPublic(request, reply, json(editionView(record, this.reading.context()), record.changedAt));
  }

  @Get('price-tables/:publisher/:table/:start.csv')
  @ApiOperation({ summary: 'One edition as the sheet editors work with' })
  @ApiOkResponse(asCsv)
  @ApiNotFoundResponse(problem)
  async editionCsv(
    @Param() place: EditionPlace,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { published, changedAt } = await this.reading.edition(place.publisher, place.table, place.start);
    const { edition, kind } = published;
    const body = await writePriceSheet({ kind, rows: edition.rows }, 'csv');
    // The sheet has no place for the status: the file's name says it.
    const mark = edition.status === 'demonstration' ? 'DEMONSTRATION-' : '';
    const fileName = `${mark}${edition.editionId.replaceAll('/', '_')}.csv`;
    sendPublic(request, reply, { ...csv, body, changedAt, fileName });
  }

  private async priceOf(place: Place, request: FastifyRequest): Promise<{ table: PublicTable; key: PriceRowKey }> {
    const key = readQuery(request, priceQuery);
    const table = await this.reading.table(place.publisher, place.table);
    if (newestRow(historyOf(table, this.reading.context().today), key) === undefined) throw unknown('price-unknown');
    return { table, key };
  }
}

const csv = { type: 'text/csv; charset=utf-8', isOpenData: true } as const;

const json = (value: object, changedAt: string): PublicContent => ({
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  changedAt,
  isOpenData: true,
});

const at = ({ publication }: FeedEntry): string => publication.at;

const changeOf = (tables: readonly PublicTable[]): string =>
  latest(
    tables.flatMap(({ editions }) => editions.flatMap(({ edition }) => [edition.publishedAt, edition.withdrawnAt])),
  );
