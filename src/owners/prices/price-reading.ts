/** What every public price door needs: the tables, the words, the day. */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, chinaDayOf, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { EdgeError } from '../../http/edge-error.js';
import { StandardLibrary } from '../../standards/standard-library.js';
import type { FeedEntry } from './publication-feed.js';
import { PriceNames } from './price-names.js';
import { PublicTables, type PublicTable } from './public-tables.js';
import { historyOf, type EditionOnRecord } from './table-history.js';
import type { ViewContext } from './table-views.js';

@Injectable()
export class PriceReading {
  constructor(
    private readonly publicTables: PublicTables,
    private readonly standards: StandardLibrary,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  context(): ViewContext {
    const today = chinaDayOf(this.clock.now());
    const { standards } = this;
    const shelf = standards.list().filter(({ standard }) => standard.id === standards.defaultId);
    const edition = standards.inForceOn(standards.defaultId, today) ?? shelf.at(-1);
    if (edition === undefined) throw new Error('a library without standards cannot be loaded');
    return { names: new PriceNames(edition), today, publicUrl: this.settings.publicUrl };
  }

  all(): Promise<readonly PublicTable[]> {
    return this.publicTables.all();
  }

  /** @throws not-found, as for a private table. */
  async table(publisher: string, tableId: string): Promise<PublicTable> {
    const table = await this.publicTables.find(publisher, tableId);
    if (table === undefined) throw unknown('price-table-unknown');
    return table;
  }

  /** @throws not-found, as for an edition of a private table. */
  async edition(publisher: string, tableId: string, start: string): Promise<EditionOnRecord> {
    const table = await this.table(publisher, tableId);
    const wanted = `${publisher}/${tableId}/${start}`;
    const history = historyOf(table, this.context().today);
    const record = history.find(({ published }) => published.edition.editionId === wanted);
    if (record === undefined) throw unknown('price-edition-unknown');
    return record;
  }

  async feed(limit: number): Promise<readonly FeedEntry[]> {
    const editions = (await this.publicTables.all()).flatMap((table) => table.editions);
    const byId = new Map(editions.map((published) => [published.edition.editionId, published]));
    return (await this.publicTables.publications(limit)).flatMap((publication) => {
      const published = byId.get(publication.editionId);
      return published === undefined ? [] : [{ publication, published }];
    });
  }
}

const titles = {
  'price-table-unknown': { zh: '没有这一价格表', en: 'There is no such price table' },
  'price-edition-unknown': { zh: '没有这一价格表版本', en: 'There is no such edition of a price table' },
  'price-unknown': { zh: '该价格表中没有这一价格', en: 'There is no such price in this table' },
};

export const unknown = (code: keyof typeof titles): EdgeError =>
  new EdgeError({ kind: 'not-found', code, title: titles[code] });
