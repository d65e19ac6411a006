/** `sign FILE.pdf --slot appraiser-1`: the next empty field of a report, by a person who holds a key, without a service. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../config/clock.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { appraiserSignature } from '../reports/appraiser-signature.js';
import { instantInChinese } from '../reports/content/format.js';
import { readRecord, recordName, type ReportRecord } from '../reports/report-record.js';
import { slotsOf, type SlotOfReport } from '../reports/signature-slots.js';
import { readCertificateFully } from '../signing/certificates/read-certificate.js';
import { createCms } from '../signing/cms/create-cms.js';
import { embedSignature } from '../signing/embed-signature.js';
import { prepareSignature } from '../signing/prepare-signature.js';
import { readAttachments } from '../signing/read-attachments.js';
import type { Signer } from '../signing/signer.js';
import type { PdfVerification } from '../signing/verification.js';
import { verifyPdf } from '../signing/verify-pdf.js';
import { cannotWrite } from './cannot-write.js';
import { checkFileSigner } from './check-file-signer.js';
import { CommandError, exitCode } from './exit-code.js';
import { asCommandError } from './signing-words.js';

export interface FileToSign {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly slot: string;
  readonly out?: string;
}

export async function signFile(wish: FileToSign, signer: Signer, clock: Clock): Promise<string> {
  const record = recordOf(wish.bytes);
  const slots = slotsOf(record.order);
  const slot = appraiserSlot(slots, wish.slot);
  const now = clock.now();
  const before = verifyPdf(wish.bytes, { trustStore: [], now });
  checkTurn(before, slots, slot);
  checkFileSigner(signer, slot, { pdf: wish.bytes, signatures: before.signatures });
  // The file states whole seconds.
  const signedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const isFirst = before.signatures.length === 0;
  const { bytes, digest } = await asCommandError(() =>
    prepareSignature(wish.bytes, appraiserSignature(slot, { signedAt, isFirst })),
  );
  const { signed } = await signedAndVerified(bytes, { fieldName: slot.fieldName, digest, now }, signer);
  const target = wish.out ?? besides(wish.file, slot.slot);
  await writeFile(target, signed, { flag: wish.out === undefined ? 'wx' : 'w' }).catch(
    cannotWrite(target, '文件已存在，请用 --out 指定'),
  );
  return [
    `已签名：${slot.slot} ${slot.name}（证书：${nameOf(signer)}）`,
    ...recordLines(record),
    `  签名时间：${instantInChinese(signedAt.toISOString())}`,
    `  摘要 SHA-256：${Buffer.from(digest).toString('hex')}`,
    nextLine(slots, slot),
    `文件：${target}`,
    `SHA-256：${sha256Hex(signed)}`,
  ].join('\n');
}

interface Prepared {
  readonly fieldName: string;
  readonly digest: Uint8Array;
  readonly now: Date;
}

/** Signs, and lets nothing go whose signatures, this one and all before it, do not hold. */
export async function signedAndVerified(
  prepared: Uint8Array,
  { fieldName, digest, now }: Prepared,
  signer: Signer,
): Promise<{ readonly cms: Uint8Array; readonly signed: Uint8Array }> {
  return asCommandError(async () => {
    const cms = await createCms(digest, signer);
    const signed = embedSignature(prepared, fieldName, cms);
    if (isIntact(verifyPdf(signed, { trustStore: [], now }))) return { cms, signed };
    throw new CommandError('签名后的文件未通过核对，没有交出签名', exitCode.no);
  });
}

const isIntact = ({ verdict, signatures, changedAfterSigning }: PdfVerification): boolean =>
  verdict !== 'unreadable' && !changedAfterSigning && signatures.every(({ integrity }) => integrity === 'intact');

/** What is signed, as the file itself says; a file without it is no report of this program. */
export function recordOf(pdf: Uint8Array): ReportRecord {
  const record = attached(pdf);
  if (!record) throw new CommandError('不是本程序的报告：读不到附带的评估数据 appraisal.json', exitCode.no);
  return record;
}

function attached(pdf: Uint8Array): ReportRecord | null {
  try {
    const attachment = readAttachments(pdf).find(({ name }) => name === recordName);
    return attachment ? readRecord(attachment.bytes) : null;
  } catch {
    return null;
  }
}

export const recordLines = ({ report, appraisal }: ReportRecord): readonly string[] => [
  `  报告编号：${report.reportNumber}`,
  `  残余价值：${appraisal.residualValue} 元；评估基准日 ${appraisal.referenceDate}`,
];

export const nameOf = ({ certificate }: Signer): string => readCertificateFully(certificate).summary.commonName;

export function appraiserSlot(slots: readonly SlotOfReport[], wanted: string): SlotOfReport {
  const appraisers = slots.filter(({ slot }) => slot !== 'seal');
  const slot = appraisers.find((one) => one.slot === wanted);
  if (slot) return slot;
  const allowed = appraisers.map((one) => `${one.slot}（${one.name}）`).join('、');
  throw new CommandError(`没有“${wanted}”这个签名栏；允许：${allowed}`, exitCode.usage);
}

function checkTurn(file: PdfVerification, slots: readonly SlotOfReport[], slot: SlotOfReport): void {
  const fault = whyNotYet(file, slots, slot);
  if (fault !== null) throw new CommandError(fault, exitCode.no);
}

function whyNotYet(file: PdfVerification, slots: readonly SlotOfReport[], slot: SlotOfReport): string | null {
  if (file.verdict === 'unreadable') return '不是可读的 PDF 文件';
  if (!isIntact(file)) return '文件在此前的签名之后被改动过，不能继续签名';
  const signed = file.signatures.map(({ fieldName }) => fieldName);
  const place = slots.indexOf(slot);
  if (signed.includes(slot.fieldName)) return `${slot.slot} 已经签名`;
  const waiting = slots.slice(0, place).find(({ fieldName }) => !signed.includes(fieldName));
  if (waiting) return `还没有轮到 ${slot.slot}：${waiting.slot}（${waiting.name}）须先签名`;
  const early = slots.slice(place + 1).find(({ fieldName }) => signed.includes(fieldName));
  return early ? `${early.slot} 已经签名，${slot.slot} 不能再签名` : null;
}

function nextLine(slots: readonly SlotOfReport[], slot: SlotOfReport): string {
  const next = slots[slots.indexOf(slot) + 1];
  return next === undefined || next.slot === 'seal'
    ? '  下一步：评估单位盖章'
    : `  下一步：${next.slot}（${next.name}）签名`;
}

function besides(file: string, slot: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${slot}${ext}`);
}
