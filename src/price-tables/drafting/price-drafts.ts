/**
 * Drafting prices: made, edited, proposed by one person, approved by another, published. Every act is made against the
 * state the caller saw, leaves a step that says who, when and why, and is refused by the database too where it breaks
 * the rule of four eyes.
 */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import { evidenceFaults } from '../evidence/evidence-faults.js';
import type { PriceRowInFile } from '../price-table-file.js';
import { CreateDraft, type NextTerms } from './create-draft.js';
import { contentSha256Of } from './draft-content.js';
import { publicationFaults } from './draft-faults.js';
import { draftInvalid, draftProblem, underTheRules } from './draft-problem.js';
import { demand, demandFresh, demandOtherEyes, demandPerson, demandReason, demandShape } from './draft-rules.js';
import type {
  DraftAct,
  DraftDecision,
  DraftHead,
  DraftState,
  DraftStep,
  DraftTerms,
  PriceDraft,
  PriceDraftSummary,
  SeenDraft,
} from './price-draft.js';
import { addStep, PriceDraftStore, seenDraft, updateDraft, type DraftFilter } from './price-draft-store.js';
import { PublishDraft, type PublishingDecision } from './publish-draft.js';
import { baseOf, chainEnd, startFaults } from './table-place.js';

/** What an act makes of a draft: the fields that change. */
type Change = Partial<PriceDraft>;

/** The editor's changes on top of the table as it was at `upTo`, its newest entry of the publication log. */
export interface Merging {
  readonly upTo: number;
  readonly merge: (draft: PriceDraft, corrects: string | null) => PriceDraft['rows'];
}

interface Act {
  readonly act: DraftAct;
  /** States in which it can be done. */
  readonly from: readonly DraftState[];
  readonly reason: string | null;
  readonly change: (draft: PriceDraft, manager: EntityManager) => Promise<Change> | Change;
}

@Injectable()
export class PriceDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: PriceDraftStore,
    private readonly creating: CreateDraft,
    private readonly publishing: PublishDraft,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async create(caller: Caller, head: DraftHead, rows: readonly PriceRowInFile[] = []): Promise<PriceDraft> {
    return this.creating.store(await this.creating.fromScratch(caller, head, rows));
  }

  /** A correction of `editionId`, with its rows to begin with. */
  async createCorrection(caller: Caller, editionId: string): Promise<PriceDraft> {
    return this.creating.store(await this.creating.asCorrection(caller, editionId));
  }

  /** The next edition of a table, with the rows and terms of `editionId` to begin with. */
  async createNext(caller: Caller, editionId: string, terms: NextTerms): Promise<PriceDraft> {
    return this.creating.store(await this.creating.asNext(caller, editionId, terms));
  }

  publish(caller: Caller, decision: PublishingDecision): Promise<PriceDraft> {
    return this.publishing.publish(caller, decision);
  }

  /** Throws `price-draft-unknown` (404) for drafts of other organisations too. */
  async find(organisationId: string, id: string): Promise<PriceDraft> {
    const draft = await this.store.find(organisationId, id);
    if (draft === null) throw draftProblem('price-draft-unknown');
    return draft;
  }

  /** Newest first, without rows. */
  list(organisationId: string, filter: DraftFilter = {}): Promise<readonly PriceDraftSummary[]> {
    return this.store.list(organisationId, filter);
  }

  /** All that are still worked on, newest first, without rows. */
  open(organisationId: string): Promise<readonly PriceDraftSummary[]> {
    return this.store.open(organisationId);
  }

  /** Those of the drafts that the caller has a hand in, and so does not approve. */
  async madeBy({ personId }: Caller, drafts: readonly PriceDraftSummary[]): Promise<ReadonlySet<string>> {
    if (personId === null) return new Set();
    return this.store.madeBy(
      personId,
      drafts.map(({ id }) => id),
    );
  }

  /** Of the draft an edition came from; nothing: it came as a file, or is another organisation's. */
  stepsOfEdition(organisationId: string, editionId: string): Promise<readonly DraftStep[]> {
    return this.store.stepsOfEdition(organisationId, editionId);
  }

  /** Who did what, when and why, oldest first. */
  async steps(organisationId: string, id: string): Promise<readonly DraftStep[]> {
    const { id: draftId } = await this.find(organisationId, id);
    return this.store.steps(organisationId, draftId);
  }

  updateHead(caller: Caller, seen: SeenDraft, terms: Partial<DraftTerms>): Promise<PriceDraft> {
    return this.edit(caller, seen, (draft) => {
      // A correction has the start of what it corrects.
      const validFrom = draft.corrects === null ? (terms.validFrom ?? draft.validFrom) : draft.validFrom;
      return { ...terms, validFrom };
    });
  }

  replaceRows(caller: Caller, seen: SeenDraft, rows: readonly PriceRowInFile[]): Promise<PriceDraft> {
    return this.edit(caller, seen, () => ({ rows }));
  }

  /** One row by its place from 0, one beyond the last to append; null removes it. */
  editRow(
    caller: Caller,
    seen: SeenDraft & { readonly index: number },
    row: PriceRowInFile | null,
  ): Promise<PriceDraft> {
    return this.edit(caller, seen, ({ rows }) => {
      const { index } = seen;
      if (index > rows.length || (row === null && index === rows.length)) throw draftProblem('price-draft-unknown');
      return { rows: [...rows.slice(0, index), ...(row === null ? [] : [row]), ...rows.slice(index + 1)] };
    });
  }

  /** Lays the draft beside what the table shows now; it has to be proposed again. Its rows stay, unless they are merged. */
  rebase(caller: Caller, { reason, ...seen }: DraftDecision, merging: Merging | null = null): Promise<PriceDraft> {
    return this.act(caller, seen, {
      act: 'rebased',
      from: ['draft'],
      reason,
      change: async (draft, manager) => {
        const corrects = draft.corrects === null ? null : await chainEnd(manager, draft);
        if (merging !== null) await demandFresh(manager, { ...draft, baseSequence: merging.upTo });
        const rows = merging?.merge(draft, corrects) ?? draft.rows;
        const rebased = { ...draft, corrects, rows };
        if (merging !== null) demandShape(rebased, this.clock.now().toISOString());
        return { corrects, rows, ...(await baseOf(manager, rebased)), contentSha256: contentSha256Of(rebased) };
      },
    });
  }

  /** Throws `price-draft-invalid` with every fault of head and rows. */
  async propose(caller: Caller, { reason, ...seen }: DraftDecision): Promise<PriceDraft> {
    demandPerson(caller);
    demandReason(reason);
    return this.act(caller, seen, {
      act: 'proposed',
      from: ['draft'],
      reason,
      change: async (draft, manager) => {
        await demandFresh(manager, draft);
        const faults = [
          ...publicationFaults(draft, this.clock.now().toISOString()),
          ...(await startFaults(manager, draft)),
          ...(await evidenceFaults(manager, draft.organisationId, draft.rows)),
        ];
        if (faults.length > 0) throw draftInvalid(faults);
        return { state: 'proposed', proposedBy: caller.actor, approvedBy: null };
      },
    });
  }

  async returnToEditor(caller: Caller, { reason, ...seen }: DraftDecision): Promise<PriceDraft> {
    demandReason(reason);
    const change = (): Change => ({ state: 'draft', proposedBy: null, approvedBy: null });
    return this.act(caller, seen, { act: 'returned', from: ['proposed', 'approved'], reason, change });
  }

  async approve(caller: Caller, { reason, ...seen }: DraftDecision): Promise<PriceDraft> {
    demandPerson(caller);
    return this.act(caller, seen, {
      act: 'approved',
      from: ['proposed'],
      reason,
      change: async (draft, manager) => {
        await demandOtherEyes(manager, caller, draft);
        await demandFresh(manager, draft);
        return { state: 'approved', approvedBy: caller.actor };
      },
    });
  }

  async discard(caller: Caller, { reason, ...seen }: DraftDecision): Promise<PriceDraft> {
    demandReason(reason);
    const change = (): Change => ({ state: 'discarded' });
    return this.act(caller, seen, { act: 'discarded', from: ['draft', 'proposed', 'approved'], reason, change });
  }

  private edit(caller: Caller, seen: SeenDraft, change: (draft: PriceDraft) => Change): Promise<PriceDraft> {
    return this.act(caller, seen, {
      act: 'edited',
      from: ['draft'],
      reason: null,
      change: (draft) => {
        const edited = { ...draft, ...change(draft) };
        demandShape(edited, this.clock.now().toISOString());
        return { ...edited, contentSha256: contentSha256Of(edited) };
      },
    });
  }

  private act(caller: Caller, seen: SeenDraft, { act, from, reason, change }: Act): Promise<PriceDraft> {
    const { id, ifMatch } = seen;
    const work = this.dataSource.transaction(async (manager) => {
      const at = this.clock.now();
      const draft = await seenDraft(manager, caller, { id, ifMatch });
      demand(draft, from);
      const changed = { ...draft, ...(await change(draft, manager)), updatedAt: at.toISOString() };
      const step = { act, reason, at, caller };
      // A step speaks of the content the draft has; a state is that of the last step: the order is the database's.
      const isContent = changed.state === draft.state;
      if (!isContent) await addStep(manager, changed, step);
      const stored = await updateDraft(manager, changed);
      if (isContent) await addStep(manager, stored, step);
      const { organisationId, actor } = caller;
      await audit(manager, { organisationId, at, actor, action: `price-draft.${act}`, subject: draft.id });
      return stored;
    });
    return underTheRules(work);
  }
}
