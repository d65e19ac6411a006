/** `verify FILE.pdf|BUNDLE.zip`: unaltered, sealed by whom, and are its figures the engine's? A bundle answers for itself. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeptLog } from '../owners/bundle/check-consistency.js';
import { verifyBundle } from '../owners/bundle/verify-bundle.js';
import { timeStampText, toldSignatures } from '../owners/signature-words.js';
import { developmentAuthorityFolder } from '../reports/firm-seal.js';
import { verifyReport, type ReportVerification } from '../reports/verify-report.js';
import { SigningError } from '../signing/signing-error.js';
import { readPemCertificates } from '../signing/signer.js';
import { readLogPublicKey } from '../transparency/log-identity.js';
import type { Workplace } from './appraise-command.js';
import { CommandError, exitCode } from './exit-code.js';
import { faultWords } from './fault-words.js';
import { trustedSm2Keys, verifyNationalSignature, type NationalSignatureAnswer } from './national-signature-command.js';
import { bundleJson, bundleText } from './verify-bundle.js';

export interface VerifyOptions {
  /** PEM files with the roots to trust; none: the development authority of this data folder. */
  readonly trust?: readonly string[];
  /** PEM file with the public key of the log; none: the key of this data folder's own log, if it has one. */
  readonly logKey?: string;
  /** A checkpoint kept earlier, and the consistency proof from there, unless it stands in the bundle. */
  readonly checkpoint?: string;
  readonly consistency?: string;
  /** The second signature of a PDF, by the national algorithms, that lies beside it. A bundle brings its own. */
  readonly sig?: string;
  /** PEM files with the SM2 keys or certificates to trust for it; none: no key is trusted. */
  readonly sm2Trust?: readonly string[];
  readonly json?: boolean;
}

export interface VerifyAnswer {
  readonly text: string;
  readonly exitCode: number;
}

export async function verifyCommand(file: string, options: VerifyOptions, place: Workplace): Promise<VerifyAnswer> {
  const bytes = await readBytes(file);
  if (isZip(bytes)) return verifyBundleFile({ file, bytes }, options, place);
  const national = await besideFile(bytes, options);
  const trustStore = await trustedRoots(options.trust, place.dataDir);
  const answer = verifyReport(bytes, {
    trustStore,
    now: place.clock.now(),
    shelf: place.shelf,
    acceptsAttachedPrices: true,
  });
  const isValid = answer.verdict === 'valid';
  const machine = { ...machineAnswer(answer), ...(national && { nationalSignature: national.verification }) };
  const text = options.json ? JSON.stringify(machine, null, 2) : plainAnswer(file, answer);
  const beside = national && !options.json ? `\n${national.text}` : '';
  return { text: `${text}${beside}`, exitCode: isValid ? (national?.exitCode ?? 0) : exitCode.no };
}

/** The second signature, where one is given. */
async function besideFile(pdf: Buffer, { sig, sm2Trust }: VerifyOptions): Promise<NationalSignatureAnswer | null> {
  if (sig !== undefined) return verifyNationalSignature(pdf, { sig, trust: sm2Trust ?? [] });
  if (sm2Trust === undefined) return null;
  throw new CommandError('--sm2-trust 须与 --sig 一起给出', exitCode.usage);
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

async function verifyBundleFile(
  { file, bytes }: { readonly file: string; readonly bytes: Buffer },
  options: VerifyOptions,
  { dataDir, clock }: Workplace,
): Promise<VerifyAnswer> {
  if (options.sig !== undefined) throw new CommandError('资料包自带国密签名，不用 --sig', exitCode.usage);
  const answer = await verifyBundle(bytes, {
    sm2Keys: options.sm2Trust === undefined ? null : await trustedSm2Keys(options.sm2Trust),
    trustStore: await trustedRoots(options.trust, dataDir),
    now: clock.now(),
    logKey: options.logKey === undefined ? await readLogPublicKey(dataDir) : await readKey(options.logKey),
    kept: options.checkpoint === undefined ? null : await keptLog(options.checkpoint, options.consistency),
  });
  return {
    text: options.json ? JSON.stringify(bundleJson(answer), null, 2) : bundleText(file, answer),
    exitCode: answer.verdict === 'valid' ? 0 : exitCode.no,
  };
}

async function keptLog(checkpoint: string, consistency: string | undefined): Promise<KeptLog> {
  const proof = consistency === undefined ? null : (await readBytes(consistency)).toString('utf8');
  return { note: (await readBytes(checkpoint)).toString('utf8'), proof };
}

async function readKey(file: string): Promise<KeyObject> {
  const pem = await readBytes(file);
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // As for a key of another kind.
  }
  throw new CommandError(`${file} 不是日志公钥（PEM，Ed25519）`, exitCode.usage);
}

async function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  });
}

async function trustedRoots(files: readonly string[] | undefined, dataDir: string): Promise<Uint8Array[]> {
  if (files === undefined || files.length === 0) {
    const own = path.join(developmentAuthorityFolder(dataDir), 'root.pem');
    return readFile(own, 'utf8').then(readPemCertificates, () => []);
  }
  const roots = await Promise.all(files.map(async (file) => rootsIn(file, await readBytes(file))));
  return roots.flat();
}

function rootsIn(file: string, pem: Buffer): Uint8Array[] {
  try {
    return readPemCertificates(pem.toString('utf8'));
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    throw new CommandError(`${file} 不是证书（PEM）`, exitCode.usage);
  }
}

function plainAnswer(file: string, answer: ReportVerification): string {
  const { verdict, faults, record, signature } = answer;
  const head = verdict === 'valid' ? `✓ ${file}：未被改动` : `✗ ${file}：不能采信`;
  const seals = toldSignatures(signature).map(({ text }) => `  签名：${text}`);
  const stamps = signature.timeStamps.map((one) => `  存档时间戳：${timeStampText(one)}`);
  return [
    head,
    ...faults.map((fault) => `  ✗ ${faultWords[fault]}（${fault}）`),
    ...seals,
    ...stamps,
    ...(answer.isDevelopmentSeal ? ['  ！开发测试证书：只证明文件没有改动，不证明签章人的身份'] : []),
    ...(record && verdict === 'valid' ? recordLines(answer, record) : []),
    `  SHA-256：${answer.sha256}`,
  ].join('\n');
}

type RecordOf = NonNullable<ReportVerification['record']>;

function recordLines({ recomputation }: ReportVerification, { report, appraisal }: RecordOf): string[] {
  const again = {
    identical: '重新计算：与报告完全一致',
    'identical-with-attached-prices': '重新计算：本机没有当时的价格表，按附带的价格行计算，与报告完全一致',
    different: '重新计算：与报告不同',
    'rule-book-missing': '重新计算：本机没有当时的标准或价格表，无法核对',
  } as const;
  return [
    `  报告编号：${report.reportNumber}${report.code === null ? '（由命令行生成，未在任何服务中登记）' : ''}`,
    `  残余价值：${String(appraisal.residualValue)} 元；评估基准日 ${String(appraisal.referenceDate)}`,
    ...(recomputation ? [`  ${again[recomputation.outcome]}`] : []),
  ];
}

function machineAnswer({ record, ...answer }: ReportVerification): object {
  return { ...answer, report: record?.report ?? null, registration: record?.report.code ? 'unknown' : 'unregistered' };
}
