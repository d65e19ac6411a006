/** What is added to a report after it was issued, as anybody with its code may see it. */
import { Injectable } from '@nestjs/common';
import { ObjectionDesk } from './objections/objection-desk.js';
import type { PublicObjection } from './objections/objection.js';
import type { RegisterEntry } from './public-register.js';
import { SettlementDesk, type ExplainedSettlement } from './settlements/settlement-desk.js';
import type { PublicationMode } from './shares/household.entities.js';
import { HouseholdStore } from './shares/household-store.js';

export interface OwnersMatters {
  /** The settlement that stands. */
  readonly settlement: ExplainedSettlement | null;
  readonly shares: PublicationMode;
  readonly objections: readonly PublicObjection[];
}

const nothing: OwnersMatters = { settlement: null, shares: 'nothing', objections: [] };

/** A draft has no owners who could rely on it, and of a closed report nothing is told. */
export const tellsMatters = ({ mode, status }: RegisterEntry): boolean => mode !== 'closed' && status !== 'draft';

/** Of a report that counts no longer nobody has a share. */
export const hasShares = (entry: RegisterEntry): boolean =>
  tellsMatters(entry) && entry.status !== 'revoked' && entry.status !== 'superseded';

@Injectable()
export class PublicMatters {
  constructor(
    private readonly settlements: SettlementDesk,
    private readonly households: HouseholdStore,
    private readonly objections: ObjectionDesk,
  ) {}

  async of(entry: RegisterEntry): Promise<OwnersMatters> {
    if (!tellsMatters(entry)) return nothing;
    const { organisationId, appraisalId } = entry.report.version;
    const [settlements, list, objections] = await Promise.all([
      this.settlements.list({ organisationId }, appraisalId),
      this.households.current({ organisationId, appraisalId }),
      this.objections.shownOf(entry.report),
    ]);
    return {
      settlement: settlements.find(({ correctedBy }) => correctedBy === null) ?? null,
      shares: hasShares(entry) ? (list?.mode ?? 'nothing') : 'nothing',
      objections,
    };
  }
}
