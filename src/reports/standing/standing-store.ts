/**
 * What became of issued reports: superseded by which, revoked why, shown how far. Every act is one transaction with its
 * event, its audit entry and its entry in the public log; whether it may be done is asked inside it.
 */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { sortableId } from '../../http/sortable-id.js';
import { TransparencyLog } from '../../transparency/transparency-log.js';
import { ReportEvent, ReportVersion } from '../report.entities.js';
import type { StoredReport } from '../report-store.js';
import { tellOfReport } from '../tell-of-report.js';
import { standingProblem } from './standing-problem.js';
import {
  ReportRevocation,
  ReportSupersession,
  ReportVisibilityChange,
  type VisibilityMode,
} from './standing.entities.js';

/** Who does it, when, and why; a reason is shown to whoever holds the code. */
export interface Act {
  readonly actor: string;
  readonly at: Date;
}
export interface ReasonedAct extends Act {
  readonly reason: string;
}

/** What became of a report. */
export interface Standing {
  readonly revocation: ReportRevocation | null;
  readonly supersession: ReportSupersession | null;
  /** What took its place; null: nothing did. */
  readonly replacedBy: ReportVersion | null;
  /** The end of the chain, when that is another than `replacedBy`. */
  readonly newest: ReportVersion | null;
  /** Whose place it takes, oldest first. */
  readonly replaces: readonly ReportVersion[];
}

/** Neither revoked nor superseded. */
export const stillStands = ({ revocation, supersession }: Pick<Standing, 'revocation' | 'supersession'>): boolean =>
  revocation === null && supersession === null;

/** Longer chains exist in no practice; a page that followed one would be an attack on itself. */
const longestChain = 1000;

@Injectable()
export class StandingStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: TransparencyLog,
  ) {}

  async of({ version }: StoredReport): Promise<Standing> {
    const { manager } = this.dataSource;
    const [revocation, supersession, before] = await Promise.all([
      manager.findOneBy(ReportRevocation, { reportId: version.id }),
      manager.findOneBy(ReportSupersession, { reportId: version.id }),
      manager.find(ReportSupersession, { where: { byReportId: version.id }, order: { at: 'ASC', reportId: 'ASC' } }),
    ]);
    const replaces = await Promise.all(before.map(({ reportId }) => versionOf(manager, reportId)));
    const replacedBy = supersession && (await versionOf(manager, supersession.byReportId));
    const end = replacedBy && (await endOfChain(manager, replacedBy));
    return { revocation, supersession, replacedBy, newest: end?.id === replacedBy?.id ? null : end, replaces };
  }

  async visibilityOf({ version }: StoredReport): Promise<ReportVisibilityChange | null> {
    const where = { reportId: version.id };
    return this.dataSource.manager.findOne(ReportVisibilityChange, { where, order: { id: 'DESC' } });
  }

  async supersede(manager: EntityManager, { report, by }: Replacement, act: ReasonedAct): Promise<void> {
    await assertReplaceable(manager, { report, by });
    const fields = fieldsOf(report, act);
    await manager.insert(ReportSupersession, { ...fields, byReportId: by.version.id, reason: act.reason });
    await this.enter(manager, { report, state: 'superseded', act });
    const sha256 = shaOf(report);
    await this.log.append(
      manager,
      { kind: 'report-superseded', sha256, by: shaOf(by), at: fields.at },
      owned(report, act),
    );
    const { id, appraisalId, number } = by.version;
    const more = { sha256, reason: act.reason, by: { id, appraisalId, number, sha256: shaOf(by) } };
    await tellOfReport(manager, 'report.superseded', { version: report.version, at: act.at, more });
  }

  async revoke(manager: EntityManager, report: StoredReport, act: ReasonedAct): Promise<void> {
    await assertRevocable(manager, report);
    const fields = fieldsOf(report, act);
    await manager.insert(ReportRevocation, { ...fields, reason: act.reason });
    await this.enter(manager, { report, state: 'revoked', act });
    await this.log.append(
      manager,
      { kind: 'report-revoked', sha256: shaOf(report), at: fields.at },
      owned(report, act),
    );
    const more = { sha256: shaOf(report), reason: act.reason };
    await tellOfReport(manager, 'report.revoked', { version: report.version, at: act.at, more });
  }

  /** Shown differently from now on; the same mode again changes nothing and leaves no trace. */
  setVisibility(report: StoredReport, mode: VisibilityMode, act: Act): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const where = { reportId: report.version.id };
      const last = await manager.findOne(ReportVisibilityChange, { where, order: { id: 'DESC' } });
      if ((last?.mode ?? 'full') === mode) return;
      const id = later(sortableId(act.at), last?.id);
      await manager.insert(ReportVisibilityChange, { ...fieldsOf(report, act), id, mode });
      await audit(manager, { ...owned(report, act), action: `report.shown-${mode}`, subject: report.version.id });
    });
  }

  private async enter(manager: EntityManager, entered: Entered): Promise<void> {
    const { report, state, act } = entered;
    const { id: reportId, organisationId } = report.version;
    const at = act.at.toISOString();
    const event = { id: sortableId(act.at), organisationId, reportId, state, slot: null, at, reason: act.reason };
    await manager.insert(ReportEvent, event);
    await audit(manager, { ...owned(report, act), action: `report.${state}`, subject: reportId });
  }
}

/** `by` takes the place of `report`. */
export interface Replacement {
  readonly report: StoredReport;
  readonly by: StoredReport;
}

interface Entered {
  readonly report: StoredReport;
  readonly state: 'superseded' | 'revoked';
  readonly act: ReasonedAct;
}

export async function assertReplaceable(manager: EntityManager, { report, by }: Replacement): Promise<void> {
  if (report.version.id === by.version.id) throw standingProblem('replacement-itself');
  if (!isIssued(report)) throw standingProblem('report-not-issued');
  if (!isIssued(by)) throw standingProblem('replacement-not-issued');
  const of = await endingsOf(manager, report);
  if (of.isRevoked) throw standingProblem('report-revoked-already');
  if (of.isSuperseded) throw standingProblem('report-superseded-already');
  const successor = await endingsOf(manager, by);
  if (successor.isRevoked || successor.isSuperseded) throw standingProblem('replacement-not-standing');
}

export async function assertRevocable(manager: EntityManager, report: StoredReport): Promise<void> {
  if (!isIssued(report)) throw standingProblem('report-not-issued');
  if ((await endingsOf(manager, report)).isRevoked) throw standingProblem('report-revoked-already');
}

const isIssued = ({ events }: StoredReport): boolean => events.some(({ state }) => state === 'archived');

async function endingsOf(
  manager: EntityManager,
  { version: { id: reportId } }: StoredReport,
): Promise<{ readonly isRevoked: boolean; readonly isSuperseded: boolean }> {
  const isRevoked = await manager.existsBy(ReportRevocation, { reportId });
  return { isRevoked, isSuperseded: await manager.existsBy(ReportSupersession, { reportId }) };
}

async function endOfChain(manager: EntityManager, from: ReportVersion): Promise<ReportVersion> {
  let end = from.id;
  for (let step = 0; step < longestChain; step += 1) {
    const next = await manager.findOneBy(ReportSupersession, { reportId: end });
    if (!next) return end === from.id ? from : versionOf(manager, end);
    end = next.byReportId;
  }
  throw new Error(`the chain of report ${from.id} does not end`);
}

const versionOf = (manager: EntityManager, id: string): Promise<ReportVersion> =>
  manager.findOneByOrFail(ReportVersion, { id });

function fieldsOf(
  { version: { id: reportId, organisationId } }: StoredReport,
  { actor, at }: Act,
): { reportId: string; organisationId: string; actor: string; at: string } {
  return { reportId, organisationId, actor, at: at.toISOString() };
}

const owned = ({ version: { organisationId } }: StoredReport, { actor, at }: Act): OwnedAct => ({
  organisationId,
  actor,
  at,
});

interface OwnedAct extends Act {
  readonly organisationId: string;
}

/** Ids of one millisecond are in no order: the later change must not lose against the earlier one. */
function later(id: string, last: string | undefined): string {
  return last === undefined || id > last ? id : `${last}0`;
}

function shaOf({ file }: StoredReport): string {
  if (!file) throw standingProblem('report-not-issued');
  return file.sha256;
}
