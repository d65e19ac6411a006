/** The use cases of publishing prices on a real database, without the doors: persons, a clock, a way to write SQL. */
import type { DataSource } from 'typeorm';
import type { Caller } from '../../../src/http/caller.js';
import { CreateDraft } from '../../../src/price-tables/drafting/create-draft.js';
import { EditionWriter } from '../../../src/price-tables/drafting/edition-writer.js';
import { PriceDraftStore } from '../../../src/price-tables/drafting/price-draft-store.js';
import type { DraftHead, PriceDraft } from '../../../src/price-tables/drafting/price-draft.js';
import { PriceDrafts } from '../../../src/price-tables/drafting/price-drafts.js';
import { PublishDraft } from '../../../src/price-tables/drafting/publish-draft.js';
import type { PriceRowInFile } from '../../../src/price-tables/price-table-file.js';
import { PublicationLog } from '../../../src/price-tables/publication-log.js';
import { loadTableFiles } from '../../../src/price-tables/published/load-table-files.js';
import { PublishedTables } from '../../../src/price-tables/published-tables.js';
import { WithdrawEdition } from '../../../src/price-tables/withdraw-edition.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { databaseUrl, dataSourceAt, dropTestDatabase } from '../../stores/test-database.js';

export const officeOpens = '2026-11-02T08:00:00.000Z';

/** Somebody of the organisation with an account of their own. */
export const person = (name: string, organisationId = 'association'): Caller => ({
  organisationId,
  actor: name,
  personId: name,
  roles: new Set(['editor', 'approver']),
  via: 'session',
  scopes: null,
});

export const editor = person('editor');
export const approver = person('approver');

export const headOf = (head: Partial<DraftHead> = {}): DraftHead => ({
  tableId: 'city-scrap',
  publisher: 'city',
  kind: 'scrap',
  privateTo: null,
  title: 'Scrap prices',
  status: 'official',
  validFrom: '2026-10-01',
  method: 'Reported by members.',
  licence: 'CC-BY-4.0',
  regions: ['210100'],
  ...head,
});

export const rowOf = (price: string, row: Partial<PriceRowInFile> = {}): PriceRowInFile => ({
  code: 'steel-heavy',
  region: '210100',
  unit: 't',
  price,
  currency: 'CNY',
  taxBasis: 'excluded',
  deliveryBasis: 'ex-yard',
  source: { kind: 'association', publisher: 'city', document: 'Bulletin 10', capturedOn: '2026-09-30' },
  ...row,
});

/** One process at the database: its own connections, shelf and log. */
export class PriceOffice {
  private readonly clock = { now: (): Date => new Date(this.instant) };
  readonly log = new PublicationLog(this.dataSource);
  readonly tables = new PublishedTables(this.dataSource, this.log);
  private readonly writer = new EditionWriter();
  readonly publishing = new PublishDraft(this.dataSource, this.tables, this.writer, this.clock);
  readonly creating = new CreateDraft(this.dataSource, this.tables, this.clock);
  readonly drafts = new PriceDrafts(
    this.dataSource,
    new PriceDraftStore(this.dataSource),
    this.creating,
    this.publishing,
    this.clock,
  );
  readonly withdrawing = new WithdrawEdition(this.dataSource, this.tables, this.clock);

  private constructor(
    readonly dataSource: DataSource,
    public instant: string,
  ) {}

  static async open(url: string): Promise<PriceOffice> {
    const dataSource = await dataSourceAt(url).initialize();
    for (const [id, kind] of [
      ['association', 'association'],
      ['rival', 'association'],
      ['firm', 'firm'],
    ] as const) {
      await dataSource.query(
        `INSERT INTO organisations (id, name, created_at, kind) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        [id, id, officeOpens, kind],
      );
    }
    const office = new PriceOffice(dataSource, officeOpens);
    await office.tables.refresh();
    return office;
  }

  /** Brings the files of a folder in, as the start of the service does. */
  async load(dir: string): Promise<void> {
    await loadTableFiles(this.dataSource, { dir, now: () => this.clock.now() });
    await this.tables.refresh();
  }

  later(milliseconds = 60_000): void {
    this.instant = new Date(Date.parse(this.instant) + milliseconds).toISOString();
  }

  /** From an approved or new draft to its edition; the clock goes on before it is published. */
  async publish(draft: PriceDraft, by = { editor, approver }): Promise<string> {
    const proposed = await this.drafts.propose(by.editor, { ...seen(draft), reason: 'monthly prices' });
    const approved = await this.drafts.approve(by.approver, { ...seen(proposed), reason: null });
    this.later();
    const published = await this.drafts.publish(by.approver, seen(approved));
    this.later();
    return published.editionId ?? '';
  }

  async publishNew(price: string, head: Partial<DraftHead> = {}): Promise<string> {
    return this.publish(await this.drafts.create(editor, headOf(head), [rowOf(price)]));
  }

  query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, [...values]);
  }

  async close(): Promise<void> {
    await this.writer.onApplicationShutdown();
    return this.dataSource.destroy();
  }
}

export const seen = ({ id, version }: PriceDraft): { id: string; ifMatch: string } => ({
  id,
  ifMatch: String(version),
});

/** An office of its own for one suite. */
export async function openOffice(): Promise<{ office: PriceOffice; url: string; close: () => Promise<void> }> {
  const folder = temporaryFolder('prices');
  const url = await databaseUrl(folder.path);
  const office = await PriceOffice.open(url);
  const close = async (): Promise<void> => {
    await office.close();
    folder.remove();
    await dropTestDatabase(url);
  };
  return { office, url, close };
}
