/** What a draft would change, for whoever proposes and approves it. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/caller.js';
import { PriceDrafts } from '../drafting/price-drafts.js';
import { PublishedTables } from '../published-tables.js';
import { compareEditions, type EditionDifference } from './compare-editions.js';
import { placeInTable } from './place-in-table.js';

export interface DraftDifference extends EditionDifference {
  readonly draftId: string;
  /** Of the draft, as compared. */
  readonly version: number;
  /** What it was compared with; empty: the table's first prices for these regions. */
  readonly baseEditionIds: readonly string[];
}

@Injectable()
export class DraftDifferences {
  constructor(
    private readonly drafts: PriceDrafts,
    private readonly tables: PublishedTables,
  ) {}

  async of(caller: Caller, draftId: string): Promise<DraftDifference> {
    const draft = await this.drafts.find(caller.organisationId, draftId);
    const library = (await this.tables.refresh()).visibleTo(caller.organisationId);
    // A published draft is compared with what was there before it.
    const editions = library.ruleBookTables([draft.tableId]).filter(({ editionId }) => editionId !== draft.editionId);
    const { baseEditionIds, before, history } = placeInTable(editions, draft);
    return { draftId, version: draft.version, baseEditionIds, ...compareEditions(before, draft.rows, history) };
  }
}
