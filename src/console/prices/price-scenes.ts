/** What the price pages ask of the rooms below, gathered once for all of them. */
import { Inject, Injectable } from '@nestjs/common';
import { mayDo } from '../../access/permissions.js';
import { People } from '../../access/people/people.js';
import { chinaDayOf, CLOCK, type Clock } from '../../config/clock.js';
import type { Standard } from '../../engine/index.js';
import type { Caller } from '../../http/caller.js';
import { EdgeError } from '../../http/edge-error.js';
import { KeepTables } from '../../price-tables/keep-tables.js';
import type { PriceTableLibrary } from '../../price-tables/price-table-library.js';
import type { PublishedEdition } from '../../price-tables/price-table-file.js';
import { PublishedTables } from '../../price-tables/published-tables.js';
import type { StandardEdition } from '../../standards/standard-edition.js';
import { StandardLibrary } from '../../standards/standard-library.js';
import { PriceWords } from './price-words.js';

@Injectable()
export class PriceScenes {
  constructor(
    private readonly tables: PublishedTables,
    private readonly standards: StandardLibrary,
    private readonly people: People,
    private readonly keep: KeepTables,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The calendar day in China. */
  today(): string {
    return chinaDayOf(this.clock.now());
  }

  words(): PriceWords {
    return new PriceWords(this.standardOfToday());
  }

  /** Age limits are those of the standard in force. */
  standard(): Standard {
    return this.standardOfToday().standard;
  }

  async library({ organisationId }: Caller): Promise<PriceTableLibrary> {
    return (await this.tables.refresh()).visibleTo(organisationId);
  }

  names(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    return this.people.nameOf(ids.filter((id) => id !== null));
  }

  /** Editions of one table, oldest first; of another publisher, or unseen by the caller: there is no such table. */
  async table(caller: Caller, publisher: string, tableId: string): Promise<readonly PublishedEdition[]> {
    const library = await this.library(caller);
    const published = library.editionsOf([tableId]).filter(({ edition }) => edition.publisher === publisher);
    if (published.length === 0) throw unknown('price-table-unknown', '没有这份价格表', 'There is no such table');
    return published;
  }

  async edition(caller: Caller, editionId: string): Promise<PublishedEdition> {
    const published = (await this.library(caller)).find(editionId);
    if (published === undefined) throw unknown('price-table-unknown', '没有这一价格表版本', 'There is no such edition');
    return published;
  }

  /** Whether the caller's organisation publishes in this table. */
  async isKeptBy(caller: Caller, publisher: string, privateTo: string | null): Promise<boolean> {
    if (privateTo !== null) return privateTo === caller.organisationId;
    return (await this.ownPublishers(caller)).has(publisher);
  }

  /** Publishers that speak for the caller's organisation. */
  async ownPublishers(caller: Caller): Promise<ReadonlySet<string>> {
    const keepers = await this.keep.keepers();
    const own = keepers.filter(({ organisationId }) => organisationId === caller.organisationId);
    return new Set(own.map(({ publisher }) => publisher));
  }

  private standardOfToday(): StandardEdition {
    const { defaultId } = this.standards;
    const edition = this.standards.inForceOn(defaultId, this.today()) ?? this.standards.list().at(-1);
    if (edition === undefined) throw new Error('the service runs with at least one standard');
    return edition;
  }
}

const unknown = (code: string, zh: string, en: string): EdgeError =>
  new EdgeError({ kind: 'not-found', code, title: { zh, en } });

export interface PriceRights {
  readonly write: boolean;
  readonly approve: boolean;
}

export const priceRightsOf = ({ roles }: Caller): PriceRights => ({
  write: mayDo(roles, 'price-drafts.write'),
  approve: mayDo(roles, 'price-drafts.approve'),
});
