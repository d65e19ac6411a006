/** From an approved draft to an edition: written as a file, read back by the strict reader, stored with its hash, announced. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import { writeEditionFile } from '../exchange/write-edition-file.js';
import { addEdition } from '../published/edition-store.js';
import { publicationInstant } from '../published/publication-instant.js';
import { PublishedTables } from '../published-tables.js';
import { contentSha256Of, tableFileOf } from './draft-content.js';
import { publicationFaults } from './draft-faults.js';
import { draftInvalid, underTheRules } from './draft-problem.js';
import { demand, demandFresh, demandPerson } from './draft-rules.js';
import type { PriceDraft, SeenDraft } from './price-draft.js';
import { addStep, seenDraft, stepsOf, updateDraft } from './price-draft-store.js';
import { checkOwner } from './table-place.js';

export interface PublishingDecision extends SeenDraft {
  readonly reason?: string | null;
}

@Injectable()
export class PublishDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tables: PublishedTables,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The draft as published; `editionId` names the edition it became. */
  async publish(caller: Caller, { reason = null, ...seen }: PublishingDecision): Promise<PriceDraft> {
    demandPerson(caller);
    return this.tables.publish(() =>
      underTheRules(
        this.dataSource.transaction(async (manager) => {
          const draft = await seenDraft(manager, caller, seen);
          demand(draft, ['approved']);
          await checkOwner(manager, caller, draft);
          await demandFresh(manager, draft);
          const at = await publicationInstant(manager, draft.tableId, this.clock);
          await addStep(manager, draft, { act: 'published', reason, at, caller });
          const editionId = await this.addEdition(manager, draft, at);
          const state = { state: 'published', editionId, updatedAt: at.toISOString() } as const;
          const published = await updateDraft(manager, { ...draft, ...state });
          const { organisationId, actor } = caller;
          await audit(manager, { organisationId, at, actor, action: 'price-edition.published', subject: editionId });
          return published;
        }),
      ),
    );
  }

  private async addEdition(manager: EntityManager, draft: PriceDraft, at: Date): Promise<string> {
    const { contentSha256, organisationId, privateTo } = draft;
    if (contentSha256Of(draft) !== contentSha256) {
      throw new Error(
        `the content of price draft ${draft.id} is not what its hash says: it was changed outside the program`,
      );
    }
    const publishedAt = at.toISOString();
    const faults = publicationFaults(draft, publishedAt);
    if (faults.length > 0) throw draftInvalid(faults);
    const table = tableFileOf(draft, publishedAt);
    const { bytes, published } = writeEditionFile(table);
    const { editionId } = published.edition;
    const approved = { id: draft.id, contentSha256 };
    const edition = { editionId, organisationId, privateTo, table, document: bytes, draft: approved };
    const reason = await proposalReason(manager, draft.id);
    await addEdition(manager, { ...edition, reason, recordedAt: publishedAt });
    return editionId;
  }
}

/** Why these prices were proposed: what readers of the log are told. */
async function proposalReason(manager: EntityManager, draftId: string): Promise<string | null> {
  const steps = await stepsOf(manager, draftId);
  return steps.findLast(({ act }) => act === 'proposed')?.reason ?? null;
}
