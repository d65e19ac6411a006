import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { callerOf } from '../../../http/caller.js';
import { Pages } from '../../../http/page/pages.js';
import { optional, readQuery } from '../../../http/query.js';
import { PriceDrafts } from '../../../price-tables/drafting/price-drafts.js';
import { consolePriceTables } from '../links.js';
import { PriceScenes, priceRightsOf } from '../price-scenes.js';
import { overviewTables } from '../table-overview.js';
import { TablePage } from './table-page.js';
import { TablesPage } from './tables-page.js';

const isKey = (text: string): boolean => text.length <= 500;

@ApiExcludeController()
@Requires('price-books.read')
@Controller('console/price-tables')
export class PriceTablesPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: PriceScenes,
    private readonly drafts: PriceDrafts,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const may = priceRightsOf(caller);
    const library = await this.scenes.library(caller);
    const published = library.tables().flatMap(({ tableId }) => library.editionsOf([tableId]));
    const standard = this.scenes.standard();
    const tables = overviewTables(published, { standard, today: this.scenes.today() });
    const drafts = may.write || may.approve ? await this.drafts.open(caller.organisationId) : [];
    const names = await this.scenes.names(drafts.map(({ createdBy }) => createdBy));
    const own = await this.drafts.madeBy(caller, drafts);
    const ownPublishers = await this.scenes.ownPublishers(caller);
    await this.pages.show(request, reply, {
      title: '价格表',
      isWide: true,
      current: consolePriceTables,
      scripts: ['table-filter'],
      body: <TablesPage {...{ tables, drafts, names, own, may, ownPublishers }} words={this.scenes.words()} />,
    });
  }

  @Get(':publisher/:table')
  async table(
    @Param() { publisher, table }: { publisher: string; table: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = callerOf(request);
    const { row } = readQuery(request, { row: optional('code, variant, region', isKey) });
    const published = await this.scenes.table(caller, publisher, table);
    const today = this.scenes.today();
    const [overview] = overviewTables(published, { standard: this.scenes.standard(), today });
    if (overview === undefined) throw new Error('a table that was found has an overview');
    const [first] = published;
    const isKept = await this.scenes.isKeptBy(caller, publisher, first?.privateTo ?? null);
    await this.pages.show(request, reply, {
      title: overview.title,
      isWide: true,
      current: consolePriceTables,
      trail: [{ href: consolePriceTables, label: '价格表' }],
      scripts: ['table-filter'],
      body: (
        <TablePage
          overview={overview}
          editions={published.map(({ edition }) => edition)}
          drawn={row}
          today={today}
          words={this.scenes.words()}
          mayWrite={isKept && priceRightsOf(caller).write}
        />
      ),
    });
  }
}
