/** What has to hold before an act on a draft, said in words before the database says it. */
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../engine/index.js';
import type { Caller } from '../../http/caller.js';
import { PricePublicationRecord } from '../published/price-books.entities.js';
import type { DraftContent } from './draft-content.js';
import { shapeFaults } from './draft-faults.js';
import { draftInvalid, draftProblem } from './draft-problem.js';
import { authoring, type DraftState, type PriceDraft } from './price-draft.js';
import { stepsOf } from './price-draft-store.js';

const longestReason = 2000;

/** What is proposed, approved, published or withdrawn carries a name. */
export function demandPerson(caller: Caller): string {
  if (caller.personId === null) throw draftProblem('person-required');
  return caller.personId;
}

export function demandReason(reason: string | null): string {
  const text = reason?.trim() ?? '';
  if (text !== '' && text.length <= longestReason) return text;
  const message = { zh: `须写明理由，不超过 ${longestReason} 字`, en: 'A reason is needed' };
  throw draftInvalid([{ pointer: '/reason', code: 'required', message, allowed: `1…${longestReason}` }]);
}

export function demand(draft: PriceDraft, states: readonly DraftState[]): void {
  if (!states.includes(draft.state)) throw draftProblem('price-draft-state', { state: draft.state, allowed: states });
}

export function demandShape(content: DraftContent, now: Instant): void {
  const faults = shapeFaults(content, now);
  if (faults.length > 0) throw draftInvalid(faults);
}

/** The table is what it was when the draft was based on it: nothing was published or withdrawn since. */
export async function demandFresh(manager: EntityManager, { tableId, baseSequence }: PriceDraft): Promise<void> {
  const newest = (await manager.maximum(PricePublicationRecord, 'sequence', { tableId })) ?? 0;
  if (newest <= baseSequence) return;
  const moved = await manager.findOneByOrFail(PricePublicationRecord, { sequence: newest });
  const { act, editionId, at } = moved;
  throw draftProblem('price-draft-stale', { movedBy: { act, editionId, at } });
}

/** Who made or proposed a draft, in any of its turns, does not approve it. */
export async function demandOtherEyes(manager: EntityManager, caller: Caller, draft: PriceDraft): Promise<void> {
  const own = (await stepsOf(manager, draft.id)).some(
    ({ act, actor, personId }) => authoring.includes(act) && (actor === caller.actor || personId === caller.personId),
  );
  if (own) throw draftProblem('four-eyes');
}
