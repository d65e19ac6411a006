/** New drafts: from scratch, as the correction of an edition, or as the next edition with the rows of an earlier one. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import { sortableId } from '../../http/sortable-id.js';
import type { PriceRowInFile, PublishedEdition } from '../price-table-file.js';
import { PublishedTables } from '../published-tables.js';
import { without } from '../without.js';
import { contentSha256Of } from './draft-content.js';
import { draftInvalid, draftProblem, underTheRules } from './draft-problem.js';
import { demandShape } from './draft-rules.js';
import type { DraftHead, DraftTerms, PriceDraft } from './price-draft.js';
import { addStep, insertDraft } from './price-draft-store.js';
import { baseOf, chainEnd, checkOwner, startFaults } from './table-place.js';

/** A draft worked out, with what still has to be written. */
export interface PreparedDraft {
  readonly draft: PriceDraft;
  readonly write: (manager: EntityManager) => Promise<void>;
}

interface NewContent {
  readonly head: DraftHead;
  readonly corrects: string | null;
  readonly rows: readonly PriceRowInFile[];
  readonly reason: string | null;
}

/** A new start; what is not named stays as it was. */
export type NextTerms = Partial<DraftTerms> & Pick<DraftTerms, 'validFrom'>;

@Injectable()
export class CreateDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tables: PublishedTables,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  fromScratch(caller: Caller, head: DraftHead, rows: readonly PriceRowInFile[] = []): Promise<PreparedDraft> {
    return this.prepare(caller, { head, rows, corrects: null, reason: null });
  }

  /** Only the end of a chain is corrected: what was corrected already is history. */
  async asCorrection(caller: Caller, editionId: string, reason: string | null = null): Promise<PreparedDraft> {
    const { head, rows } = await this.copyOf(caller, editionId);
    const end = await chainEnd(this.dataSource.manager, head);
    if (end !== editionId) throw draftProblem('already-corrected', { newest: end });
    return this.prepare(caller, { head, rows, corrects: editionId, reason });
  }

  /** The rows of `editionId` as a new edition with another start; terms not named are copied too. */
  async asNext(caller: Caller, editionId: string, terms: NextTerms): Promise<PreparedDraft> {
    const { head, rows } = await this.copyOf(caller, editionId);
    return this.prepare(caller, { head: { ...head, ...terms }, rows, corrects: null, reason: null });
  }

  /** Writes what was prepared in a transaction of its own. */
  async store({ draft, write }: PreparedDraft): Promise<PriceDraft> {
    await underTheRules(this.dataSource.transaction(write));
    return draft;
  }

  private async copyOf(caller: Caller, editionId: string): Promise<{ head: DraftHead; rows: PriceRowInFile[] }> {
    const library = (await this.tables.refresh()).visibleTo(caller.organisationId);
    const published = library.find(editionId);
    if (published === undefined) throw draftProblem('price-table-unknown');
    return { head: headOf(published), rows: published.edition.rows.map((row) => without(row, 'rowId')) };
  }

  private async prepare(caller: Caller, { head, corrects, rows, reason }: NewContent): Promise<PreparedDraft> {
    const { manager } = this.dataSource;
    const at = this.clock.now();
    const content = { ...head, corrects, rows };
    demandShape(content, at.toISOString());
    await checkOwner(manager, caller, head);
    const taken = await startFaults(manager, content);
    if (taken.length > 0) throw draftInvalid(taken);
    const draft: PriceDraft = {
      ...content,
      ...(await baseOf(manager, content)),
      id: sortableId(at),
      organisationId: caller.organisationId,
      contentSha256: contentSha256Of(content),
      state: 'draft',
      version: 1,
      createdBy: caller.actor,
      proposedBy: null,
      approvedBy: null,
      editionId: null,
      createdAt: at.toISOString(),
      updatedAt: at.toISOString(),
    };
    const { organisationId, actor } = caller;
    return {
      draft,
      write: async (transaction) => {
        await insertDraft(transaction, draft);
        await addStep(transaction, draft, { act: 'created', reason, at, caller });
        await audit(transaction, { organisationId, at, actor, action: 'price-draft.created', subject: draft.id });
      },
    };
  }
}

function headOf({ edition, kind, privateTo }: PublishedEdition): DraftHead {
  const { tableId, publisher, title, status, validFrom, method, licence, regions } = edition;
  return { tableId, publisher, kind, privateTo, title, status, validFrom, method, licence, regions };
}
