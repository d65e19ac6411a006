/** Signatures and time-stamps in plain Chinese: who, in which role, and whether it stands. Pure. */
import { instantInChinese } from '../reports/content/format.js';
import { sealFieldName } from '../reports/signature-slots.js';
import type {
  ChainState,
  Integrity,
  PdfVerification,
  SignatureVerification,
  TimeStampVerification,
} from '../signing/verification.js';

export const integrityWords: Readonly<Record<Integrity, string>> = {
  intact: '签名与内容相符',
  altered: '签名与内容不符',
  unacceptable: '签名不符合要求',
  unreadable: '签名无法读取',
};

export const chainWords: Readonly<Record<ChainState, string>> = {
  trusted: '证书可信',
  development: '开发测试证书',
  untrusted: '证书不受信任',
  expired: '证书已过期，没有可信时间戳证明签名早于过期',
  revoked: '证书在签名之前已被吊销',
  'not-yet-valid': '证书签章时尚未生效',
  unsuitable: '证书不能用于签章',
  unknown: '证书无法核对',
};

/** By the field of the file: only the press names these, so another name is a signature of somebody else's adding. */
export function roleOf(fieldName: string): string {
  if (fieldName === sealFieldName) return '评估单位印章';
  return /^Appraiser\d+$/.test(fieldName) ? `评估人员 ${fieldName.slice('Appraiser'.length)}` : '其他签名';
}

export const isOfAppraiser = ({ fieldName }: SignatureVerification): boolean => /^Appraiser\d+$/.test(fieldName);

const instantOf = (instant: Date | undefined): string =>
  instant ? instantInChinese(instant.toISOString()) : '时间不明';

export interface ToldSignature {
  readonly signature: SignatureVerification;
  readonly text: string;
}

/** Each signature of the file in its order, with its sentence. */
export function toldSignatures({ signatures, findings }: PdfVerification): readonly ToldSignature[] {
  const ended = new Set(
    findings.flatMap(({ code, fieldName }) => (code === 'certificate-expired-since' ? [fieldName] : [])),
  );
  return signatures.map((signature) => ({ signature, text: signerText(signature, ended.has(signature.fieldName)) }));
}

function signerText(signature: SignatureVerification, hasEnded: boolean): string {
  const { signerName, signedAt, provenAt, integrity, chain, level } = signature;
  const words = [
    instantOf(signedAt),
    integrityWords[integrity],
    chainWords[chain],
    `PAdES ${level}`,
    ...(provenAt ? [`时间戳证明不晚于 ${instantOf(provenAt)}`] : []),
    ...(hasEnded ? ['证书其后已到期，时间戳证明签名在到期之前已经存在'] : []),
  ];
  return `${signerName ?? '（无法读取）'}（${roleOf(signature.fieldName)}），${words.join('，')}`;
}

export function timeStampText({ authorityName, at, integrity, chain }: TimeStampVerification): string {
  return [authorityName ?? '（无法读取）', instantOf(at), integrityWords[integrity], chainWords[chain]].join('，');
}
