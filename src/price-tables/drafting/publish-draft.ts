/** From an approved draft to an edition: written as a file, read back by the strict reader, stored with its hash, announced. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import { addEdition } from '../published/edition-store.js';
import { publicationInstant } from '../published/publication-instant.js';
import { PublishedTables } from '../published-tables.js';
import { contentSha256Of, tableFileOf } from './draft-content.js';
import { publicationFaults } from './draft-faults.js';
import { draftInvalid, underTheRules } from './draft-problem.js';
import { demand, demandFresh, demandPerson } from './draft-rules.js';
import { EditionWriter } from './edition-writer.js';
import type { PriceDraft, SeenDraft } from './price-draft.js';
import { addStep, seenDraft, stepsOf, updateDraft } from './price-draft-store.js';
import { checkOwner } from './table-place.js';
import { dated, type UndatedEdition } from './undated-edition.js';

export interface PublishingDecision extends SeenDraft {
  readonly reason?: string | null;
}

@Injectable()
export class PublishDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tables: PublishedTables,
    private readonly writer: EditionWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The draft as published; `editionId` names the edition it became. */
  async publish(caller: Caller, { reason = null, ...seen }: PublishingDecision): Promise<PriceDraft> {
    demandPerson(caller);
    const approved = await seenDraft(this.dataSource.manager, caller, seen);
    demand(approved, ['approved']);
    const undated = await this.write(approved);
    return this.tables.publish(() =>
      underTheRules(
        this.dataSource.transaction(async (manager) => {
          const draft = await seenDraft(manager, caller, seen);
          await checkOwner(manager, caller, draft);
          await demandFresh(manager, draft);
          const at = await publicationInstant(manager, draft.tableId, this.clock);
          await addStep(manager, draft, { act: 'published', reason, at, caller });
          await add(manager, draft, { undated, at });
          const { editionId } = undated;
          const state = { state: 'published', editionId, updatedAt: at.toISOString() } as const;
          const published = await updateDraft(manager, { ...draft, ...state });
          const { organisationId, actor } = caller;
          await audit(manager, { organisationId, at, actor, action: 'price-edition.published', subject: editionId });
          return published;
        }),
      ),
    );
  }

  /** The version was seen, and what is approved is not edited: this is the content that will be published. */
  private async write(draft: PriceDraft): Promise<UndatedEdition> {
    if (contentSha256Of(draft) !== draft.contentSha256) {
      throw new Error(`price draft ${draft.id} was changed outside the program: its content has another hash`);
    }
    const now = this.clock.now().toISOString();
    const faults = publicationFaults(draft, now);
    if (faults.length > 0) throw draftInvalid(faults);
    return this.writer.write(tableFileOf(draft, now));
  }
}

interface Dating {
  readonly undated: UndatedEdition;
  readonly at: Date;
}

async function add(manager: EntityManager, draft: PriceDraft, { undated, at }: Dating): Promise<void> {
  const { id, contentSha256, organisationId, privateTo } = draft;
  const table = tableFileOf(draft, at.toISOString());
  const document = dated(undated, table);
  const reason = await proposalReason(manager, id);
  const edition = { editionId: undated.editionId, organisationId, privateTo, table, document, reason };
  await addEdition(manager, { ...edition, draft: { id, contentSha256 }, recordedAt: at.toISOString() });
}

/** Why these prices were proposed: what readers of the log are told. */
async function proposalReason(manager: EntityManager, draftId: string): Promise<string | null> {
  const steps = await stepsOf(manager, draftId);
  return steps.findLast(({ act }) => act === 'proposed')?.reason ?? null;
}
