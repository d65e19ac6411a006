/** `appraise ORDER.json`: the same desk as the service, without server and database. */
import { readFile } from 'node:fs/promises';
import { appraiseLift, type AppraiseLiftOutcome } from '../appraisals/appraise-lift.js';
import { inWords } from '../appraisals/order-faults.js';
import type { Shelf } from '../appraisals/shelf.js';
import type { Clock } from '../config/clock.js';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import { readJson } from '../http/read-json.js';
import { tablesOf } from '../reports/attached-prices.js';
import { openDevelopmentAuthority } from '../reports/firm-seal.js';
import { unregisteredIdentity } from '../reports/report-identity.js';
import type { StandardEdition } from '../standards/standard-edition.js';
import { summaryOfAppraisal, summaryOfRefusals } from './appraisal-summary.js';
import { CommandError, exitCode } from './exit-code.js';
import { writeReport, type SigningChoice } from './write-report.js';

export interface AppraiseOptions extends SigningChoice {
  readonly pdf?: string;
  readonly json?: boolean;
  /** RFC 3339; the day printed in the report. Default: now. */
  readonly issuedAt?: string;
}

export interface Workplace {
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly dataDir: string;
}

type Appraised = Extract<AppraiseLiftOutcome, { kind: 'appraised' }>;

/** Returns what to print; writes the PDF when asked. Throws CommandError for a refusal or an invalid order. */
export async function appraiseCommand(file: string, options: AppraiseOptions, place: Workplace): Promise<string> {
  if (options.pdf === undefined && (options.unsigned || options.developmentSignatures)) {
    throw new CommandError('--unsigned 和 --development-signatures 须与 --pdf 一起使用', exitCode.usage);
  }
  const json = await readOrderFile(file);
  const outcome = appraiseLift(json, place.shelf, place.clock);
  if (outcome.kind === 'invalid') throw new CommandError(faultLines(file, outcome).join('\n'), exitCode.no);
  if (outcome.kind === 'refused') {
    throw new CommandError(refusal(outcome, json, { ...place, asJson: options.json === true }), exitCode.no);
  }
  const edition = editionOf(outcome, place.shelf);
  const lines = [options.json ? canonicalJson(outcome.appraisal) : summaryOfAppraisal(outcome, edition)];
  if (options.pdf !== undefined) {
    const note = await reportOf(outcome, { ...options, edition, target: options.pdf }, place);
    if (!options.json) lines.push(note);
  }
  return lines.join('\n');
}

async function readOrderFile(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  });
  const reading = readJson(bytes);
  if (!reading.ok) throw new CommandError(`${file}：${reading.message.zh}`, exitCode.no);
  return reading.value;
}

function faultLines(file: string, { faults }: Extract<AppraiseLiftOutcome, { kind: 'invalid' }>): string[] {
  const lines = faults.map(inWords).map(({ pointer, code, message, allowed }) => {
    return `  ${pointer === '' ? '/' : pointer}：${message.zh}${allowed === undefined ? '' : `；允许：${allowed}`}（${code}）`;
  });
  return [`${file}：评估委托有 ${faults.length} 处错误，未作评估。`, ...lines];
}

type Refused = Extract<AppraiseLiftOutcome, { kind: 'refused' }>;

function refusal({ findings }: Refused, json: unknown, { shelf, asJson }: Workplace & { asJson: boolean }): string {
  return asJson ? canonicalJson(findings) : summaryOfRefusals(findings, json, shelf);
}

function editionOf({ order }: Appraised, { standards }: Shelf): StandardEdition {
  const edition = standards.find(order.standard.id, order.standard.version);
  if (!edition) throw new Error('the edition an appraisal was computed with is not on the shelf');
  return edition;
}

interface ReportOrder extends SigningChoice {
  readonly edition: StandardEdition;
  readonly target: string;
  readonly issuedAt?: string;
}

async function reportOf(outcome: Appraised, wanted: ReportOrder, place: Workplace): Promise<string> {
  const { fingerprints, ...appraisal } = outcome.appraisal;
  const { standard, texts, statement } = wanted.edition;
  const { target, issuedAt, unsigned, developmentSignatures } = wanted;
  // Made before the hour is read: nothing may be signed before its certificate begins.
  if (!unsigned) await openDevelopmentAuthority(place.dataDir, place.clock);
  const instant = issuedAt === undefined ? place.clock.now() : new Date(issuedAt);
  if (Number.isNaN(instant.getTime())) throw new CommandError('--issued-at 须为 RFC 3339 时刻', exitCode.usage);
  const priceTables = tablesOf(fingerprints, place.shelf);
  const sources = { order: outcome.order, appraisal, fingerprints, standard, texts, statement, priceTables };
  const identity = unregisteredIdentity(fingerprints.result, instant);
  return writeReport(target, { sources, identity, unsigned, developmentSignatures }, place);
}
