/** Where a draft will stand: whose table it is, what is published there, and whether there is room for it. */
import type { EntityManager } from 'typeorm';
import { Organisation } from '../../access/organisation.entity.js';
import type { Caller } from '../../http/caller.js';
import type { Fault } from '../../http/edge-error.js';
import { PriceEditionRecord, PricePublicationRecord, PriceTableRecord } from '../published/price-books.entities.js';
import { draftInvalid, draftProblem } from './draft-problem.js';
import type { DraftHead, PriceDraft } from './price-draft.js';

export interface DraftBase {
  readonly baseEditionId: string | null;
  readonly baseSequence: number;
}

/** Throws when the caller's organisation may not publish in this table. */
export async function checkOwner(manager: EntityManager, caller: Caller, head: DraftHead): Promise<void> {
  const { tableId, publisher, kind, privateTo } = head;
  if (privateTo !== null && privateTo !== caller.organisationId) {
    throw draftInvalid([fault('/privateTo', 'private-to-another', caller.organisationId)]);
  }
  const tables = await manager.findBy(PriceTableRecord, [{ tableId }, { publisher }]);
  if (tables.some(({ organisationId }) => organisationId !== caller.organisationId)) {
    throw draftProblem('price-table-of-another');
  }
  const same = tables.find((table) => table.tableId === tableId);
  const faults =
    same === undefined
      ? []
      : (['publisher', 'kind', 'privateTo'] as const)
          .filter((key) => same[key] !== { publisher, kind, privateTo }[key])
          .map((key) => fault(`/${key}`, 'differs-from-table', same[key] ?? 'null'));
  if (faults.length > 0) throw draftInvalid(faults);
  if (privateTo === null && (await isFirm(manager, caller))) throw draftProblem('private-tables-only');
}

async function isFirm(manager: EntityManager, { organisationId }: Caller): Promise<boolean> {
  const organisation = await manager.findOneBy(Organisation, { id: organisationId });
  return organisation?.kind === 'firm';
}

/** What the table shows now: a draft is made against this, and is stale once it moves. */
export async function baseOf(
  manager: EntityManager,
  { tableId, corrects }: Pick<PriceDraft, 'tableId' | 'corrects'>,
): Promise<DraftBase> {
  const baseSequence = (await manager.maximum(PricePublicationRecord, 'sequence', { tableId })) ?? 0;
  if (corrects !== null) return { baseEditionId: corrects, baseSequence };
  const newest = await manager.find(PriceEditionRecord, {
    select: { editionId: true },
    where: { tableId },
    order: { validFrom: 'DESC', publishedAt: 'DESC' },
    take: 1,
  });
  return { baseEditionId: newest[0]?.editionId ?? null, baseSequence };
}

/** The end of the chain of corrections that starts with the edition of this day; null: the day is free. */
export async function chainEnd(
  manager: EntityManager,
  { tableId, validFrom }: Pick<PriceDraft, 'tableId' | 'validFrom'>,
): Promise<string | null> {
  const chain = await manager.find(PriceEditionRecord, {
    select: { editionId: true, corrects: true },
    where: { tableId, validFrom },
  });
  const corrected = new Set(chain.map(({ corrects }) => corrects));
  return chain.find(({ editionId }) => !corrected.has(editionId))?.editionId ?? null;
}

/** A start is taken once; after that it can only be corrected. */
export async function startFaults(
  manager: EntityManager,
  draft: Pick<PriceDraft, 'tableId' | 'validFrom' | 'corrects'>,
): Promise<readonly Fault[]> {
  if (draft.corrects !== null) return [];
  const taken = await chainEnd(manager, draft);
  return taken === null ? [] : [fault('/validFrom', 'start-taken', `≠ ${draft.validFrom} (${taken})`)];
}

const messages = {
  'private-to-another': { zh: '自用价格表只能属于本机构', en: 'A private price book belongs to the own organisation' },
  'differs-from-table': { zh: '与该价格表已发布的内容不一致', en: 'The table is published otherwise' },
  'start-taken': {
    zh: '该生效日已有一期价格，只能更正',
    en: 'An edition starts on this day already: it can only be corrected',
  },
};

const fault = (pointer: string, code: keyof typeof messages, allowed: string): Fault => ({
  pointer,
  code,
  message: messages[code],
  allowed,
});
