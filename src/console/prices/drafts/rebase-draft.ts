/** Lays an overtaken draft on the table's newest edition, with the editor's changes put on top of it. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../http/caller.js';
import type { PriceRowKey } from '../../../price-tables/comparison/row-key.js';
import { placeInTable } from '../../../price-tables/comparison/place-in-table.js';
import type { PriceDraft, SeenDraft } from '../../../price-tables/drafting/price-draft.js';
import { PriceDrafts } from '../../../price-tables/drafting/price-drafts.js';
import { PriceScenes } from '../price-scenes.js';
import { rebaseRows } from '../rebase-rows.js';

export interface Rebasing {
  readonly draft: PriceDraft;
  /** Rows that were changed on both sides: the editor's stand. */
  readonly conflicts: readonly PriceRowKey[];
}

@Injectable()
export class RebaseDraft {
  constructor(
    private readonly drafts: PriceDrafts,
    private readonly scenes: PriceScenes,
  ) {}

  async rebase(caller: Caller, seen: SeenDraft): Promise<Rebasing> {
    const old = await this.drafts.find(caller.organisationId, seen.id);
    const draft = await this.drafts.rebase(caller, { ...seen, reason: null });
    const library = await this.scenes.library(caller);
    const editions = library.ruleBookTables([draft.tableId]);
    const isOfDraft = ({ region }: { region: string }): boolean => draft.regions.includes(region);
    const base = library.find(old.baseEditionId ?? '')?.edition.rows.filter(isOfDraft) ?? [];
    const head = placeInTable(editions, draft).before.filter(isOfDraft);
    if (base.length === 0) return { draft, conflicts: [] };
    const { rows, conflicts } = rebaseRows({ base, head, draft: old.rows });
    const newest = { id: seen.id, ifMatch: String(draft.version) };
    return { draft: await this.drafts.replaceRows(caller, newest, rows), conflicts };
  }
}
