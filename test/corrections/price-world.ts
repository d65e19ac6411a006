/** A small world of scrap prices on a real database: editions, corrections, withdrawals, appraisals, and the follower. */
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { AppraisalPriceRows } from '../../src/appraisals/appraisal-price-rows.js';
import { AppraisalStore } from '../../src/appraisals/appraisal-store.js';
import { appraiseLift } from '../../src/appraisals/appraise-lift.js';
import { LiveShelf } from '../../src/appraisals/shelf.js';
import { packageRoot } from '../../src/config/package-root.js';
import { CorrectionStore } from '../../src/corrections/correction-store.js';
import { FillIndex } from '../../src/corrections/fill-index.js';
import { FollowCorrections } from '../../src/corrections/follow-corrections.js';
import { KnownActs } from '../../src/corrections/known-acts.js';
import { WorkThroughAct } from '../../src/corrections/work-through-act.js';
import { PriceTableLibrary } from '../../src/price-tables/price-table-library.js';
import type { PriceRowInFile, PriceTableFile } from '../../src/price-tables/price-table-file.js';
import { PublicationLog } from '../../src/price-tables/publication-log.js';
import { addEdition, addWithdrawal } from '../../src/price-tables/published/edition-store.js';
import { PublishedTables } from '../../src/price-tables/published-tables.js';
import { without } from '../../src/price-tables/without.js';
import { StandardLibrary } from '../../src/standards/standard-library.js';
import { machine, smallOrder } from '../api/small-order.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { openTestDatabase, testDialect } from '../stores/test-database.js';

export const codes = ['cast-iron', 'copper-motor', 'steel-medium'] as const;
export const regions = ['210106', '210100', '210000'] as const;
/** Where an order of a region looks, as the shipped edition says. */
export const asked: Readonly<Record<string, readonly string[]>> = {
  '210106': ['210106', '210100', '210000', '100000'],
  '210100': ['210100', '210000', '100000'],
};
export const maxAgeDays = 120;
const shares: readonly (readonly string[])[] = [[], ['1'], ['0.5', '0.5'], ['0.4', '0.3', '0.3']];

export interface WorldEdition {
  readonly id: string;
  readonly start: string;
  readonly regions: readonly string[];
  /** By `<code>@<region>`. */
  readonly prices: ReadonlyMap<string, string>;
  readonly publishedAt: string;
  readonly corrects: string | null;
  withdrawnAt: string | null;
}

export interface WorldAppraisal {
  readonly id: string;
  readonly region: string;
  readonly day: string;
  readonly codes: readonly string[];
  readonly knownAt: string;
}

export interface WorldAct {
  readonly sequence: number;
  readonly act: 'corrected' | 'withdrawn';
  readonly edition: WorldEdition;
  readonly at: string;
}

type NewEdition = Pick<WorldEdition, 'start' | 'regions' | 'prices' | 'corrects'>;

/** Read once: the worlds of a run share the standard and the shapes of rows. */
export interface WorldGrounds {
  readonly standards: StandardLibrary;
  readonly services: PriceTableFile;
  readonly row: PriceRowInFile;
}

export async function readGrounds(): Promise<WorldGrounds> {
  const standards = await StandardLibrary.load(join(packageRoot, 'standards'));
  const shipped = await PriceTableLibrary.load(join(packageRoot, 'price-tables'));
  const services = shipped.find('demonstration/shenyang-services/2026-04-01')!.edition;
  const [scrapRow] = shipped.find('demonstration/shenyang-scrap/2026-04-01')!.edition.rows;
  const row = without(scrapRow!, 'low', 'high', 'rowId');
  const everywhere = services.rows.map((one) => ({ ...without(one, 'rowId'), region: '100000' }));
  const { title, status, method, licence } = services;
  const head = { id: 'shenyang-services', publisher: 'demonstration', title, kind: 'services', status } as const;
  const dates = { validFrom: '2025-12-20', publishedAt: '2025-12-20T00:00:00.000Z' };
  return { standards, row, services: { ...head, ...dates, method, licence, regions: ['100000'], rows: everywhere } };
}

export class PriceWorld {
  readonly editions: WorldEdition[] = [];
  readonly appraisals: WorldAppraisal[] = [];
  readonly acts: WorldAct[] = [];
  readonly priceRows = new AppraisalPriceRows();
  readonly log = new PublicationLog(this.dataSource);
  readonly tables = new PublishedTables(this.dataSource, this.log);
  readonly shelf = new LiveShelf(this.grounds.standards, this.tables);
  readonly appraisalStore = new AppraisalStore(this.dataSource, this.priceRows, this.shelf);
  private instant = Date.parse('2026-06-01T00:00:00Z');
  readonly clock = { now: (): Date => new Date(this.instant) };

  private constructor(
    readonly dataSource: DataSource,
    readonly grounds: WorldGrounds,
    private readonly removeFolder: () => void,
  ) {}

  static async open(grounds: WorldGrounds): Promise<PriceWorld> {
    const folder = temporaryFolder('world');
    const dataSource = await openTestDatabase(folder.path);
    if (testDialect === 'sqlite') await dataSource.query('PRAGMA synchronous = OFF');
    for (const id of ['price-table-files', 'firm']) {
      const organisation = { id, name: id, created_at: '2026-01-01T00:00:00.000Z' };
      await dataSource.query(
        'INSERT INTO organisations (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        Object.values(organisation),
      );
    }
    const world = new PriceWorld(dataSource, grounds, () => folder.remove());
    await world.add('demonstration/shenyang-services/2025-12-20', grounds.services);
    await world.tables.refresh();
    return world;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    this.removeFolder();
  }

  now(): string {
    return new Date(this.instant).toISOString();
  }

  tick(): string {
    this.instant += 60_000;
    return this.now();
  }

  /** A follower as a process has one; several may work on one world. */
  follower(): FollowCorrections {
    const store = new CorrectionStore(this.dataSource);
    const index = new FillIndex(this.dataSource, this.priceRows, store, this.shelf);
    const acts = new KnownActs(this.tables, this.shelf);
    const work = new WorkThroughAct(this.dataSource, store, this.priceRows, acts, this.clock);
    return new FollowCorrections(this.log, this.priceRows, store, index, work);
  }

  /** Another process on the same database: what this one reads, stores and announces it does not hear of. */
  async neighbour(): Promise<PriceWorld> {
    const neighbour = new PriceWorld(this.dataSource, this.grounds, () => undefined);
    neighbour.instant = this.instant;
    await neighbour.tables.refresh();
    return neighbour;
  }

  async publish(edition: NewEdition): Promise<WorldEdition> {
    const publishedAt = this.tick();
    const first = `demonstration/shenyang-scrap/${edition.start}`;
    const number = /\.c(\d+)$/.exec(edition.corrects ?? '')?.[1] ?? '0';
    const id = edition.corrects === null ? first : `${first}.c${Number(number) + 1}`;
    const published = { ...edition, id, publishedAt, withdrawnAt: null };
    const rows = [...edition.prices].map(([key, price]) => {
      const [code = '', region = ''] = key.split('@');
      return { ...this.grounds.row, code, region, price };
    });
    const { method, licence, title, status } = this.grounds.services;
    await this.add(id, {
      ...{
        id: 'shenyang-scrap',
        publisher: 'demonstration',
        title,
        kind: 'scrap',
        status,
        method,
        licence,
        publishedAt,
      },
      validFrom: edition.start,
      regions: edition.regions,
      ...(edition.corrects === null ? {} : { corrects: edition.corrects }),
      rows,
    });
    this.editions.push(published);
    if (edition.corrects !== null) await this.note('corrected', published, publishedAt);
    return published;
  }

  async withdraw(edition: WorldEdition): Promise<void> {
    const at = this.tick();
    const record = { editionId: edition.id, organisationId: 'price-table-files', writtenAt: at, withdrawnBy: null };
    await this.dataSource.transaction((m) => addWithdrawal(m, { ...record, reason: 'wrong', recordedAt: at }));
    edition.withdrawnAt = at;
    await this.note('withdrawn', edition, at);
  }

  /** Null: refused, and nothing stored. */
  async appraise(wish: Omit<WorldAppraisal, 'id'>): Promise<WorldAppraisal | null> {
    const store = await this.compute(wish);
    return store === null ? null : store();
  }

  /** What is left to be stored. Null: refused. */
  async compute(wish: Omit<WorldAppraisal, 'id'>): Promise<(() => Promise<WorldAppraisal>) | null> {
    this.tick();
    const parts = shares[wish.codes.length] ?? [];
    const materials = wish.codes.map((material, index) => ({ material, share: parts[index] }));
    const order = smallOrder({
      ...{ region: wish.region, referenceDate: wish.day, knownAt: wish.knownAt },
      components: [machine({ materials })],
    });
    const outcome = appraiseLift(order, await this.shelf.of('firm'), this.clock);
    if (outcome.kind === 'invalid') throw new Error(JSON.stringify(outcome.faults));
    if (outcome.kind === 'refused') return null;
    const record = this.appraisalStore.newRecord(outcome, { organisationId: 'firm', at: this.clock.now() });
    return async () => {
      await this.dataSource.transaction((manager) => this.appraisalStore.add(manager, record));
      const appraisal = { ...wish, id: record.id };
      this.appraisals.push(appraisal);
      return appraisal;
    };
  }

  private async add(editionId: string, table: PriceTableFile): Promise<void> {
    const document = Buffer.from(JSON.stringify([editionId, table]));
    const head = { editionId, organisationId: 'price-table-files', privateTo: null, draft: null, reason: null };
    const recordedAt = table.publishedAt;
    await this.dataSource.transaction((m) => addEdition(m, { ...head, table, document, recordedAt }));
  }

  private async note(act: WorldAct['act'], edition: WorldEdition, at: string): Promise<void> {
    this.acts.push({ sequence: await this.log.newest(), act, edition, at });
  }
}
