/** Lays an overtaken draft on the table's newest edition, with the editor's changes put on top of it, in one step. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller.js';
import { placeInTable } from '../comparison/place-in-table.js';
import type { PriceRowKey } from '../comparison/row-key.js';
import type { PriceTableLibrary } from '../price-table-library.js';
import { PublishedTables } from '../published-tables.js';
import type { DraftDecision, PriceDraft } from './price-draft.js';
import { PriceDrafts } from './price-drafts.js';
import { rebaseRows, type RebasedRows } from './rebase-rows.js';
import { baseOf } from './table-place.js';

export interface Rebasing {
  readonly draft: PriceDraft;
  /** Rows that were changed on both sides: the editor's stand. */
  readonly conflicts: readonly PriceRowKey[];
}

@Injectable()
export class RebaseDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafts: PriceDrafts,
    private readonly tables: PublishedTables,
  ) {}

  /** Throws `price-draft-stale` where the table moves again in this very moment. */
  async rebase(caller: Caller, decision: DraftDecision): Promise<Rebasing> {
    const seen = await this.drafts.find(caller.organisationId, decision.id);
    const { baseSequence: upTo } = await baseOf(this.dataSource.manager, seen);
    const library = (await this.tables.refresh()).visibleTo(caller.organisationId);
    let conflicts: readonly PriceRowKey[] = [];
    const merge = (before: PriceDraft, corrects: string | null): PriceDraft['rows'] => {
      const merged = mergedRows(library, before, corrects);
      conflicts = merged.conflicts;
      return merged.rows;
    };
    const draft = await this.drafts.rebase(caller, decision, { upTo, merge });
    return { draft, conflicts };
  }
}

function mergedRows(library: PriceTableLibrary, draft: PriceDraft, corrects: string | null): RebasedRows {
  const isOfDraft = ({ region }: { region: string }): boolean => draft.regions.includes(region);
  const base = library.find(draft.baseEditionId ?? '')?.edition.rows.filter(isOfDraft) ?? [];
  if (base.length === 0) return { rows: draft.rows, conflicts: [] };
  const coming = { ...draft, corrects };
  const head = placeInTable(library.ruleBookTables([draft.tableId]), coming).before.filter(isOfDraft);
  return rebaseRows({ base, head, draft: draft.rows });
}
