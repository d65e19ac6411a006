/** What the page of the report asks of the rooms below: how far it is drawn, signed and sealed, and what became of it. */
import { Injectable } from '@nestjs/common';
import { mayDo, type Permission } from '../../access/permissions.js';
import type { AssignmentCase } from '../../assignments/assignment-cases.js';
import type { Caller } from '../../http/caller.js';
import { ReportStore, type StoredReport } from '../../reports/report-store.js';
import { StandingStore, type Standing } from '../../reports/standing/standing-store.js';
import type { VisibilityMode } from '../../reports/standing/standing.entities.js';
import { SigningDesk } from '../../reports/signatures/signing-desk.js';
import type { SlotView } from '../../reports/signatures/signing-chain.js';
import type { ReportSignatureRequest } from '../../reports/signatures/signing.entities.js';
import { ValuationScenes, type ValuationScene } from '../valuation/valuation-scenes.js';

export interface ReportScene {
  readonly valuation: ValuationScene;
  /** null: nothing was concluded yet. */
  readonly appraisalId: string | null;
  /** null: not drawn yet. */
  readonly report: StoredReport | null;
  readonly slots: readonly SlotView[];
  /** What this caller was last asked to sign and has not signed yet. */
  readonly request: ReportSignatureRequest | null;
  readonly standing: Standing | null;
  readonly visibility: VisibilityMode;
  readonly may: Readonly<Record<'issue' | 'sign' | 'seal' | 'withdraw' | 'publish', boolean>>;
}

const acts: Readonly<Record<keyof ReportScene['may'], Permission>> = {
  issue: 'reports.issue',
  sign: 'reports.sign',
  seal: 'reports.seal',
  withdraw: 'reports.withdraw',
  publish: 'reports.publish',
};

@Injectable()
export class SigningScenes {
  constructor(
    private readonly scenes: ValuationScenes,
    private readonly reports: ReportStore,
    private readonly desk: SigningDesk,
    private readonly standing: StandingStore,
  ) {}

  async open(caller: Caller, id: string): Promise<ReportScene> {
    const { organisationId } = caller;
    const valuation = await this.scenes.open(caller, id);
    const appraisalId = appraisalOf(valuation.opened);
    const report = appraisalId === null ? null : await this.reports.latest({ organisationId, appraisalId });
    const may = Object.fromEntries(
      Object.entries(acts).map(([act, permission]) => [act, mayDo(caller.roles, permission)]),
    ) as ReportScene['may'];
    const drawn = report === null ? null : await this.drawn(caller, report);
    const nothing = { slots: [], request: null, standing: null, visibility: 'full' as const };
    return { valuation, appraisalId, report, may, ...nothing, ...drawn };
  }

  private async drawn({ organisationId, personId }: Caller, report: StoredReport) {
    const { version } = report;
    const chain = await this.desk.records.chainOf(version);
    const slots = chain ? (await this.desk.signatures(organisationId, version.appraisalId)).signatures : [];
    const next = slots.find(({ state }) => state === 'open');
    const requests = next ? await this.desk.records.requestsFor(version.id, next.slot) : [];
    const last = requests.at(-1) ?? null;
    const visibility = await this.standing.visibilityOf(report);
    return {
      slots,
      request: last !== null && last.personId === personId ? last : null,
      standing: await this.standing.of(report),
      visibility: visibility?.mode ?? ('full' as const),
    };
  }
}

/** Of the latest conclusion. */
export const appraisalOf = ({ facts }: AssignmentCase): string | null => facts.appraised?.appraisalId ?? null;
