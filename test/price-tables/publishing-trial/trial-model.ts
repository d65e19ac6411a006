/** What publishing should do, written from the rules alone: drafts as plain states beside the history of what was published. */
import type { PriceEvent } from '../look-up/naive-prices.js';
import { PriceHistory } from '../look-up/price-history.js';
import type { Act, DraftContents, Outcome } from './trial-office.js';

export interface ModelDraft extends DraftContents {
  state: 'draft' | 'proposed' | 'approved' | 'published' | 'discarded';
  corrects: string | null;
  /** How often its table had moved when the draft was last based on it. */
  base: number;
  /** Whoever made, edited, rebased or proposed it. */
  readonly hands: Set<string>;
}

const allowed: Readonly<Record<Act, readonly ModelDraft['state'][]>> = {
  edit: ['draft'],
  rebase: ['draft'],
  propose: ['draft'],
  approve: ['proposed'],
  return: ['proposed', 'approved'],
  publish: ['approved'],
  discard: ['draft', 'proposed', 'approved'],
};

export class TrialModel {
  readonly history = new PriceHistory();
  readonly drafts: ModelDraft[] = [];
  /** Outcomes met on the way, to know that each was. */
  readonly met = new Map<string, number>();

  count(what: string): void {
    this.met.set(what, (this.met.get(what) ?? 0) + 1);
  }

  add(by: string, contents: DraftContents, corrects: string | null): void {
    const base = this.moves(contents.tableId);
    this.drafts.push({ ...contents, corrects, base, state: 'draft', hands: new Set([by]) });
  }

  /** The last of the chain of corrections that begins on this day. */
  chainEnd(place: Pick<DraftContents, 'tableId' | 'start'>): string | null {
    return this.history.chain(place).at(-1)?.editionId ?? null;
  }

  /** What the act should answer; the model's draft is changed when it is done. */
  act(by: string, draft: ModelDraft, act: Act): Outcome {
    const refusal = this.refusal(by, draft, act);
    if (refusal !== null) return refusal;
    if (['edit', 'rebase', 'propose'].includes(act)) draft.hands.add(by);
    if (act === 'rebase') {
      draft.base = this.moves(draft.tableId);
      if (draft.corrects !== null) draft.corrects = this.chainEnd(draft);
    }
    draft.state = stateAfter(act);
    return 'done';
  }

  private refusal(by: string, draft: ModelDraft, act: Act): Outcome | null {
    if (!allowed[act].includes(draft.state)) return 'price-draft-state';
    const isStale = this.moves(draft.tableId) > draft.base;
    if (act === 'approve' && draft.hands.has(by)) return 'four-eyes';
    if (['propose', 'approve', 'publish'].includes(act) && isStale) return 'price-draft-stale';
    if (act === 'propose' && draft.corrects === null && this.chainEnd(draft) !== null) return 'price-draft-invalid';
    return null;
  }

  private moves(tableId: string): number {
    const { events } = this.history;
    const own = (event: PriceEvent): boolean =>
      event.kind === 'published'
        ? event.tableId === tableId
        : this.history.published().some((one) => one.editionId === event.editionId && one.tableId === tableId);
    return events.filter(own).length;
  }
}

function stateAfter(act: Act): ModelDraft['state'] {
  switch (act) {
    case 'propose':
      return 'proposed';
    case 'approve':
      return 'approved';
    case 'publish':
      return 'published';
    case 'discard':
      return 'discarded';
    case 'edit':
    case 'rebase':
    case 'return':
      return 'draft';
  }
}
