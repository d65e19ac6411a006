/**
 * Report versions with their states and files, in words of the trade. Insert-only. A version gets its number and code
 * before it is drawn (both are printed in it); one that a crash left without a file is taken up again as it stands.
 */
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, In, type EntityManager } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { isTestOrganisation } from '../access/organisations/is-test-organisation.js';
import { chinaDayOf } from '../config/clock.js';
import { sortableId } from '../http/sortable-id.js';
import { TransparencyLog } from '../transparency/transparency-log.js';
import { addNationalSignature, type NewNationalSignature } from './national-signatures/national-signatures.js';
import { draftNumber, reportCode, reportNumber, reportNumberOfYear } from './report-identity.js';
import { reportProblem } from './report-problem.js';
import { tellOfReport } from './tell-of-report.js';
import { reportOfUnfinished } from './signatures/unfinished-files.js';
import { ReportEvent, ReportFile, ReportVersion, type ReportFileKind, type ReportState } from './report.entities.js';
import type { ProofGap } from './seal-report.js';
import { ReportProof } from './signatures/signing.entities.js';

/** A version with everything known of it. */
export interface StoredReport {
  readonly version: ReportVersion;
  readonly events: readonly ReportEvent[];
  /** The newest that was issued, renewed or drawn as a draft; never one that still waits for signatures. */
  readonly file: ReportFile | null;
  /** Every file that was issued or renewed, newest first. */
  readonly copies: readonly ReportFile[];
}

export interface ReportOwner {
  readonly organisationId: string;
  readonly appraisalId: string;
}

export interface ArchivedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: ReportFileKind;
  readonly at: Date;
  readonly actor: string;
  /** null: a draft proves nothing. */
  readonly proof: FileProof | null;
  /** null: there is no key for it, or it failed just now. */
  readonly nationalSignature: NewNationalSignature | null;
}

/** How long a file is proven, and what its proof lacks. */
export interface FileProof extends Pick<ReportProof, 'level'> {
  readonly gaps: readonly ProofGap[];
  /** Before this instant the archive wants a new time-stamp; null while it has none. */
  readonly renewBefore: Date | null;
}

/** Reports whose proof is looked at in one go: a firm may have issued hundreds of thousands. */
const renewedAtOnce = 100;

@Injectable()
export class ReportStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: TransparencyLog,
  ) {}

  /** The latest version for the appraisal, or a new first one. Drafts take no number of the year's sequence. */
  open(owner: ReportOwner, at: Date, isDraft: boolean): Promise<StoredReport> {
    return this.dataSource.transaction(async (manager) => {
      const latest = await this.latest(owner, manager);
      return latest ?? this.create(manager, { owner, at, isDraft });
    });
  }

  async latest(owner: ReportOwner, manager: EntityManager = this.dataSource.manager): Promise<StoredReport | null> {
    const version = await manager.findOne(ReportVersion, { where: { ...owner }, order: { version: 'DESC' } });
    return version && this.complete(version, manager);
  }

  /** For anyone who holds the code. */
  async withCode(code: string): Promise<StoredReport | null> {
    const version = await this.dataSource.manager.findOneBy(ReportVersion, { code });
    return version && this.complete(version, this.dataSource.manager);
  }

  /** The report these very bytes were issued as, or are a stage of. */
  async withBytes(sha256: string): Promise<StoredReport | null> {
    const { manager } = this.dataSource;
    const file = await manager.findOneBy(ReportFile, { sha256 });
    const id = file?.reportId ?? (await reportOfUnfinished(manager, sha256));
    if (id === null) return null;
    return this.complete(await manager.findOneByOrFail(ReportVersion, { id }), manager);
  }

  /** Records the archived bytes and the states they stand for, in the caller's transaction. */
  async record(manager: EntityManager, { version }: StoredReport, file: ArchivedFile): Promise<void> {
    const { organisationId, id: reportId } = version;
    const createdAt = file.at.toISOString();
    const { sha256, kind } = file;
    // Somebody issued the same version meanwhile: theirs stands.
    if (await manager.existsBy(ReportFile, { reportId })) throw reportProblem('report-being-issued');
    await addFile(manager, version, file);
    if (kind === 'draft') return;
    await enter(manager, version, { state: 'sealed', at: file.at });
    await enter(manager, version, { state: 'archived', at: file.at });
    const act = { organisationId, at: file.at, actor: file.actor, subject: reportId };
    await audit(manager, { ...act, action: 'report.issued' });
    await this.log.append(manager, { kind: 'report-issued', sha256, number: version.number, at: createdAt }, act);
    await tellOfReport(manager, 'report.issued', { version, at: file.at, more: { sha256 } });
  }

  /** The same report with a longer proof; nothing when somebody renewed it meanwhile. */
  async recordRenewed(manager: EntityManager, { version, file }: StoredReport, renewed: ArchivedFile): Promise<void> {
    const [newest] = await filesOf(version.id, manager);
    if (newest?.sha256 !== file?.sha256 || !file) return;
    await addFile(manager, version, renewed);
    const { sha256, at, actor } = renewed;
    const act = { organisationId: version.organisationId, at, actor, subject: version.id };
    await audit(manager, { ...act, action: 'proof.renewed' });
    await this.log.append(manager, { kind: 'report-renewed', sha256, of: file.sha256, at: at.toISOString() }, act);
  }

  async proofOf(reportId: string): Promise<FileProof | null> {
    const { manager } = this.dataSource;
    const [last] = await manager.find(ReportProof, { where: { reportId }, order: { number: 'DESC' }, take: 1 });
    if (!last) return null;
    const { level, gapsJson, renewBefore } = last;
    const gaps = JSON.parse(gapsJson) as ProofGap[];
    return { level, gaps, renewBefore: renewBefore === null ? null : new Date(renewBefore) };
  }

  /** Issued reports whose newest proof runs out, lacks something, or was never written down; a page of them at a time. */
  async *withProofToRenew(now: Date): AsyncGenerator<StoredReport> {
    const { manager } = this.dataSource;
    for (let ids = await this.toRenew(now, ''); ids.length > 0; ids = await this.toRenew(now, ids.at(-1) ?? '')) {
      const versions = await manager.find(ReportVersion, { where: { id: In(ids) }, order: { id: 'ASC' } });
      for (const version of versions) yield await this.complete(version, manager);
    }
  }

  private async toRenew(now: Date, after: string): Promise<readonly string[]> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(ReportFile, 'file')
      .select('file.report_id', 'id')
      .leftJoin(ReportProof, 'proof', 'proof.report_id = file.report_id')
      .leftJoin(ReportProof, 'later', 'later.report_id = proof.report_id AND later.number > proof.number')
      .where("file.kind = 'report' AND later.number IS NULL AND file.report_id > :after", { after })
      .andWhere('(proof.number IS NULL OR proof.renew_before <= :now OR proof.gaps_json <> :none)', {
        now: now.toISOString(),
        none: '[]',
      })
      .orderBy('file.report_id', 'ASC')
      .limit(renewedAtOnce)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  private async complete(version: ReportVersion, manager: EntityManager): Promise<StoredReport> {
    const [events, files] = await Promise.all([
      manager.find(ReportEvent, { where: { reportId: version.id }, order: { id: 'ASC' } }),
      filesOf(version.id, manager),
    ]);
    return { version, events, file: files[0] ?? null, copies: files.filter(({ kind }) => kind !== 'draft') };
  }

  private async create(manager: EntityManager, wanted: NewVersion): Promise<StoredReport> {
    const { owner, at } = wanted;
    const version = Object.assign(new ReportVersion(), {
      ...owner,
      id: sortableId(at),
      version: 1,
      code: reportCode(randomBytes(20)),
      number: await nextNumber(manager, wanted),
      createdAt: at.toISOString(),
    });
    await manager.insert(ReportVersion, version);
    const prepared = await enter(manager, version, { state: 'prepared', at });
    return { version, events: [prepared], file: null, copies: [] };
  }
}

async function addFile(manager: EntityManager, version: ReportVersion, file: ArchivedFile): Promise<void> {
  const { organisationId, id: reportId } = version;
  const { sha256, sizeBytes, kind, proof, nationalSignature } = file;
  const at = file.at.toISOString();
  await manager.insert(ReportFile, { reportId, organisationId, sha256, sizeBytes, kind, createdAt: at });
  if (nationalSignature) {
    await addNationalSignature(manager, { sha256, reportId, organisationId }, { ...nationalSignature, at: file.at });
  }
  if (!proof) return;
  const { level, gaps, renewBefore } = proof;
  const number = (await manager.countBy(ReportProof, { reportId })) + 1;
  const known = { level, gapsJson: JSON.stringify(gaps), renewBefore: renewBefore?.toISOString() ?? null };
  await manager.insert(ReportProof, { reportId, organisationId, sha256, number, at, ...known });
}

/** Newest first: a renewed file holds the one before it and is longer. */
const filesOf = (reportId: string, manager: EntityManager): Promise<ReportFile[]> =>
  manager.find(ReportFile, { where: { reportId }, order: { createdAt: 'DESC', sizeBytes: 'DESC' } });

interface NewVersion {
  readonly owner: ReportOwner;
  readonly at: Date;
  readonly isDraft: boolean;
}

/** Writers are one at a time, so counting is a sequence without holes; the unique number guards it all the same. */
async function nextNumber(manager: EntityManager, { owner, at, isDraft }: NewVersion): Promise<string> {
  const isTest = await isTestOrganisation(manager, owner.organisationId);
  if (isDraft) return draftNumber(owner.appraisalId, isTest);
  const sequence = { year: chinaDayOf(at).slice(0, 4), isTest };
  const taken = await manager
    .createQueryBuilder(ReportVersion, 'report')
    .where('report.organisationId = :organisationId', owner)
    .andWhere('report.number LIKE :pattern', { pattern: reportNumberOfYear(sequence) })
    .getCount();
  return reportNumber(sequence, taken + 1);
}

async function enter(
  manager: EntityManager,
  { organisationId, id: reportId }: ReportVersion,
  { state, at }: { readonly state: ReportState; readonly at: Date },
): Promise<ReportEvent> {
  const event = Object.assign(new ReportEvent(), {
    id: sortableId(at),
    organisationId,
    reportId,
    state,
    slot: null,
    at: at.toISOString(),
    reason: null,
  });
  await manager.insert(ReportEvent, event);
  return event;
}
