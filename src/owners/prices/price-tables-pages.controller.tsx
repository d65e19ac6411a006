import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../../access/limits/limited-door.js';
import { readQuery } from '../../http/query.js';
import { PAGE_VISITORS, type PageVisitors } from '../../http/page/page-visitor.js';
import { renderPage, type PageFrame } from '../../http/page/render-page.js';
import { pagePolicy } from '../../http/page/send-page.js';
import { PublicDoor } from '../../http/public-door.js';
import { EditionPage } from './pages/edition-page.js';
import { PricePage } from './pages/price-page.js';
import { TableListPage } from './pages/table-list-page.js';
import { TablePage } from './pages/table-page.js';
import { alternates, editionPath, pricePath, tablePath, tablesPath } from './price-links.js';
import { priceQuery } from './price-query.js';
import { PriceReading, unknown } from './price-reading.js';
import { sendPublic } from './send-public.js';
import { faceOf, historyOf, latest } from './table-history.js';
import { newestRow } from './table-views.js';

interface TablePlace {
  readonly publisher: string;
  readonly table: string;
}

const root = { href: tablesPath(), label: '价格表' };

/** The price tables for anybody, as pages; the same addresses ending in .json and .csv give the data. */
@ApiExcludeController()
@PublicDoor()
@LimitedDoor()
@Controller('price-tables')
export class PriceTablesPagesController {
  constructor(
    private readonly reading: PriceReading,
    @Inject(PAGE_VISITORS) private readonly visitors: PageVisitors,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { names, today } = this.reading.context();
    const tables = await this.reading.all();
    const frame = {
      title: '价格表',
      lead: '评估旧电梯残余价值所用的价格。每一次公布、更正和撤回都保留在这里，任何人都可以查看。',
      alternates: alternates(tablesPath('json'), tablesPath('csv'), true),
    };
    const changedAt = latest(
      tables.flatMap(({ editions }) => editions.map(({ edition }) => edition.withdrawnAt ?? edition.publishedAt)),
    );
    const body = <TableListPage tables={tables} names={names} today={today} />;
    await this.show(request, reply, { frame, body, changedAt });
  }

  @Get(':publisher/:table')
  async table(@Param() place: TablePlace, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { names, today } = this.reading.context();
    const table = await this.reading.table(place.publisher, place.table);
    const history = historyOf(table, today);
    const face = faceOf(history);
    if (face === undefined) throw unknown('price-table-unknown');
    const frame = {
      title: face.published.edition.title,
      isWide: true,
      scripts: ['table-filter'],
      trail: [root],
      alternates: alternates(tablePath(table, 'json'), tablePath(table, 'csv'), true),
    };
    const changedAt = latest(history.map((record) => record.changedAt));
    const body = <TablePage {...{ table, history, face, names, today }} />;
    await this.show(request, reply, { frame, body, changedAt });
  }

  @Get(':publisher/:table/price')
  async price(@Param() place: TablePlace, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const rowKey = readQuery(request, priceQuery);
    const { names, today } = this.reading.context();
    const table = await this.reading.table(place.publisher, place.table);
    const history = historyOf(table, today);
    const row = newestRow(history, rowKey);
    const face = faceOf(history);
    if (row === undefined || face === undefined) throw unknown('price-unknown');
    const { title, status } = face.published.edition;
    const frame = {
      title: names.key(rowKey, row.grade),
      trail: [root, { href: tablePath(table), label: title }],
      alternates: alternates(pricePath(table, rowKey, 'json'), pricePath(table, rowKey, 'csv')),
    };
    const changedAt = latest(history.map((record) => record.changedAt));
    const body = <PricePage {...{ table, row, rowKey, status, names, today }} />;
    await this.show(request, reply, { frame, body, changedAt });
  }

  @Get(':publisher/:table/:start')
  async edition(
    @Param() place: TablePlace & { readonly start: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { names } = this.reading.context();
    const record = await this.reading.edition(place.publisher, place.table, place.start);
    const { editionId, title, validFrom, tableId, publisher } = record.published.edition;
    const frame = {
      title: `${title}（${validFrom} 起）`,
      isWide: true,
      scripts: ['table-filter'],
      trail: [root, { href: tablePath({ publisher, tableId }), label: title }],
      alternates: alternates(editionPath(editionId, 'json'), editionPath(editionId, 'csv')),
    };
    await this.show(request, reply, {
      frame,
      body: <EditionPage {...{ record, names }} />,
      changedAt: record.changedAt,
    });
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    { frame, body, changedAt }: { readonly frame: PageFrame; readonly body: VNode; readonly changedAt: string },
  ): Promise<void> {
    const visitor = await this.visitors.of(request);
    const all: PageFrame = { layout: 'public', ...frame, isListed: true, current: tablesPath(), visitor };
    void reply.header('content-security-policy', pagePolicy);
    const type = 'text/html; charset=utf-8';
    sendPublic(request, reply, { type, body: renderPage(all, body), changedAt, isForEverybody: visitor === null });
  }
}
