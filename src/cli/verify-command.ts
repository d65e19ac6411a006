/** `verify FILE.pdf`: is this report unaltered, by whom was it sealed, and are its figures the engine's? */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { instantInChinese } from '../reports/content/format.js';
import { readPemCertificates } from '../signing/signer.js';
import type { ChainState, Integrity } from '../signing/verification.js';
import { developmentAuthorityFolder } from '../reports/firm-seal.js';
import { verifyReport, type ReportVerification, type VerificationFault } from '../reports/verify-report.js';
import type { Workplace } from './appraise-command.js';
import { CommandError, exitCode } from './exit-code.js';

export interface VerifyOptions {
  /** PEM files with the roots to trust; none: the development authority of this data folder. */
  readonly trust?: readonly string[];
  readonly json?: boolean;
}

export interface VerifyAnswer {
  readonly text: string;
  readonly exitCode: number;
}

export async function verifyCommand(file: string, options: VerifyOptions, place: Workplace): Promise<VerifyAnswer> {
  const pdf = await readBytes(file);
  const trustStore = await trustedRoots(options.trust, place.dataDir);
  const answer = verifyReport(pdf, { trustStore, now: place.clock.now(), shelf: place.shelf });
  return {
    text: options.json ? JSON.stringify(machineAnswer(answer), null, 2) : plainAnswer(file, answer),
    exitCode: answer.verdict === 'valid' ? 0 : exitCode.no,
  };
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
  const texts = await Promise.all(files.map(readBytes));
  return texts.flatMap((text) => readPemCertificates(text.toString('utf8')));
}

const faultWords: Readonly<Record<VerificationFault, string>> = {
  'not-a-signed-pdf': '不是完整的带电子签章的 PDF 报告：文件已损坏、被截断，或者尾部添加了内容',
  'changed-after-signing': '文件在签章之后被改动过',
  'signature-not-trusted': '签章证书不受信任：不能确认是谁签章的',
  'record-missing': '读不到报告附带的评估数据 appraisal.json',
  'result-fingerprint-wrong': '附带的评估数据与其指纹不符',
  'figures-not-of-the-engine': '按附带的委托和当时的价格重新计算，结果与报告不同',
};

const integrityWords: Readonly<Record<Integrity, string>> = {
  intact: '签名与内容相符',
  altered: '签名与内容不符',
  unacceptable: '签名不符合要求',
  unreadable: '签名无法读取',
};

const chainWords: Readonly<Record<ChainState, string>> = {
  trusted: '证书可信',
  development: '开发测试证书',
  untrusted: '证书不受信任',
  expired: '证书已过期，没有可信时间戳证明签名早于过期',
  revoked: '证书在签名之前已被吊销',
  'not-yet-valid': '证书签章时尚未生效',
  unsuitable: '证书不能用于签章',
  unknown: '证书无法核对',
};

function plainAnswer(file: string, answer: ReportVerification): string {
  const { verdict, faults, record, signature } = answer;
  const head = verdict === 'valid' ? `✓ ${file}：未被改动` : `✗ ${file}：不能采信`;
  const hasEnded = (field: string): boolean =>
    signature.findings.some(({ code, fieldName }) => code === 'certificate-expired-since' && fieldName === field);
  const seals = signature.signatures.map(({ fieldName, signerName, signedAt, provenAt, integrity, chain, level }) => {
    const words = [instantOf(signedAt, '时间不明'), integrityWords[integrity], chainWords[chain], `PAdES ${level}`];
    const proof = provenAt ? [`时间戳证明不晚于 ${instantOf(provenAt, '')}`] : [];
    const since = hasEnded(fieldName) ? ['证书其后已到期，时间戳证明签名在到期之前已经存在'] : [];
    return `  签名：${signerName ?? '（无法读取）'}，${[...words, ...proof, ...since].join('，')}`;
  });
  const stamps = signature.timeStamps.map(({ authorityName, at, integrity, chain }) => {
    const words = [instantOf(at, '时间不明'), integrityWords[integrity], chainWords[chain]];
    return `  存档时间戳：${authorityName ?? '（无法读取）'}，${words.join('，')}`;
  });
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

const instantOf = (instant: Date | undefined, otherwise: string): string =>
  instant ? instantInChinese(instant.toISOString()) : otherwise;

type RecordOf = NonNullable<ReportVerification['record']>;

function recordLines({ recomputation }: ReportVerification, { report, appraisal }: RecordOf): string[] {
  const again = {
    identical: '重新计算：与报告完全一致',
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
