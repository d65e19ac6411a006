/** The report of `appraise --pdf`: sealed, signed by everybody with development keys, or drawn to be signed elsewhere. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../config/clock.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { appraiserSignature } from '../reports/appraiser-signature.js';
import { dayBefore, developmentFirm, openDevelopmentAuthority, openDevelopmentSeal } from '../reports/firm-seal.js';
import { drawReport, produceReport, type ReportSources } from '../reports/produce-report.js';
import type { ReportIdentity } from '../reports/report-identity.js';
import { sealReport } from '../reports/seal-report.js';
import { slotsOf } from '../reports/signature-slots.js';
import { developmentSigner, issueDevelopmentKey } from '../signing/certificates/development-authority.js';
import { signPdf } from '../signing/sign-pdf.js';
import { cannotWrite } from './cannot-write.js';
import { CommandError, exitCode } from './exit-code.js';
import { asCommandError } from './signing-words.js';

export interface SigningChoice {
  /** Draws and signs as every appraiser with throw-away keys, then seals: the whole chain to try out. */
  readonly developmentSignatures?: boolean;
  /** Draws with empty fields, and no more. */
  readonly unsigned?: boolean;
}

interface WrittenReport {
  readonly pdf: Uint8Array;
  readonly state: string;
}

export interface ReportWish extends SigningChoice {
  readonly sources: ReportSources;
  readonly identity: ReportIdentity;
}

interface Place {
  readonly clock: Clock;
  readonly dataDir: string;
}

/** Writes the file and returns what to print of it. */
export async function writeReport(target: string, wish: ReportWish, place: Place): Promise<string> {
  const { pdf, state } = await makeReport(wish, place);
  await mkdir(path.dirname(path.resolve(target)), { recursive: true }).catch(cannotWrite(target));
  await writeFile(target, pdf).catch(cannotWrite(target));
  return `报告：${target}（${state}）\nSHA-256：${sha256Hex(pdf)}`;
}

function makeReport(wish: ReportWish, place: Place): Promise<WrittenReport> {
  if (wish.unsigned && wish.developmentSignatures) {
    throw new CommandError('--unsigned 与 --development-signatures 不能同时使用', exitCode.usage);
  }
  if (wish.unsigned) return drawn(wish);
  return wish.developmentSignatures ? signedByAll(wish, place) : sealed(wish, place);
}

const draft = (missing: readonly string[]): string => `草稿，未签章；缺少：${missing.join('、')}`;

async function sealed({ sources, identity }: ReportWish, { dataDir, clock }: Place): Promise<WrittenReport> {
  const { pdf, missing } = await produceReport(sources, identity, await openDevelopmentSeal(dataDir, clock));
  return { pdf, state: missing.length > 0 ? draft(missing) : '已签章（开发测试），未登记' };
}

/** Nobody has sealed it yet, so it cannot say with what seal. */
async function drawn({ sources, identity }: ReportWish): Promise<WrittenReport> {
  const { unsigned, missing } = await drawReport(sources, identity, { appraisersSign: true, developmentSeal: false });
  const fields = slotsOf(sources.order).map(({ slot }) => slot);
  const state = missing.length > 0 ? draft(missing) : `待签名：${fields.join('、')}；未登记`;
  return { pdf: unsigned, state };
}

async function signedByAll({ sources, identity }: ReportWish, { dataDir, clock }: Place): Promise<WrittenReport> {
  const facts = { appraisersSign: true, developmentSeal: true, developmentSignatures: true };
  const { unsigned, missing } = await drawReport(sources, identity, facts);
  if (missing.length > 0) return { pdf: unsigned, state: draft(missing) };
  const { root } = await openDevelopmentAuthority(dataDir, clock);
  const seal = await openDevelopmentSeal(dataDir, clock);
  const timeStampAuthority = seal.proof.timeStampAuthority ?? undefined;
  const signedAt = new Date(identity.createdAt);
  const appraisers = slotsOf(sources.order).filter(({ slot }) => slot !== 'seal');
  let pdf = unsigned;
  for (const [index, slot] of appraisers.entries()) {
    const request = appraiserSignature(slot, { signedAt, isFirst: index === 0 });
    const order = { firm: developmentFirm, holder: slot.name, now: dayBefore(signedAt), years: 3 };
    const signer = await asCommandError(() => developmentSigner(root, issueDevelopmentKey(root, order)));
    pdf = await signPdf(pdf, { ...request, signer, timeStampAuthority });
  }
  const finished = await sealReport(pdf, seal, { sealedAt: signedAt, isLast: true });
  return {
    pdf: finished.pdf,
    state: `${appraisers.length} 名评估人员已签名，评估单位已盖章（均为开发测试），未登记`,
  };
}
