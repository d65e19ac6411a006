/** What a sceptical owner is told: unaltered? by whom? still in force? Plain Chinese, with the technical part beside. Pure. */
import type { PublicStanding } from './public-standing.js';
import { statusStatement } from './status-words.js';
import type { FileVerification } from './verification-worker.js';

/** The register's entry of a report; of a closed one no more than number, firm and status. */
export interface Registration extends PublicStanding {
  readonly number: string;
  readonly code: string;
  readonly firm: string | null;
  readonly issuedOn: string | null;
  readonly sha256: string | null;
}

export interface VerificationAnswer {
  /** `issued`: these very bytes, or this code, are of a report this service issued. */
  readonly verdict: 'issued' | 'not-issued' | 'altered';
  readonly unaltered: Statement;
  readonly sealedBy: Statement;
  readonly inForce: Statement;
  readonly report: Registration | null;
  /** null when only a code was asked for. */
  readonly technical: Technical | null;
}

export interface Statement {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly text: string;
}

interface Technical {
  readonly sha256: string;
  readonly faults: readonly string[];
  readonly signature: FileVerification['signature'];
  readonly recomputation: string | null;
}

export interface VerificationFacts {
  readonly verification: FileVerification | null;
  readonly registration: Registration | null;
}

export function verificationAnswer({ verification, registration }: VerificationFacts): VerificationAnswer {
  const isAltered = verification?.faults.includes('changed-after-signing') === true;
  return {
    verdict: registration ? 'issued' : isAltered ? 'altered' : 'not-issued',
    unaltered: unaltered({ verification, registration }, isAltered),
    sealedBy: sealedBy(verification),
    inForce: inForce(registration),
    report: registration,
    technical: verification && technicalPart(verification),
  };
}

function unaltered({ verification, registration }: VerificationFacts, isAltered: boolean): Statement {
  if (!verification) {
    if (!registration) return { answer: 'no', text: '没有这个查验码：本服务没有出具过这样的报告。' };
    return { answer: 'unknown', text: '查验码存在。要确认手里的文件没有改动，请上传文件。' };
  }
  if (registration) return { answer: 'yes', text: '文件与本服务出具并存档的报告逐字节相同，没有改动。' };
  if (isAltered) return { answer: 'no', text: '文件在签章之后被改动过，不能采信。' };
  return { answer: 'no', text: '这不是本服务出具的报告文件：存档中没有与它完全相同的文件。' };
}

function sealedBy(verification: FileVerification | null): Statement {
  const [signature] = verification?.signature.signatures ?? [];
  if (!verification || !signature) return { answer: 'unknown', text: '没有可以核对的电子签章。' };
  const name = signature.signerName ?? '名称无法读取';
  if (verification.isDevelopmentSeal) {
    return { answer: 'unknown', text: `签章人：${name}。证书由开发测试机构签发，不能证明签章人的身份。` };
  }
  if (verification.signature.verdict === 'valid') return { answer: 'yes', text: `签章人：${name}，证书可信。` };
  return { answer: 'no', text: `签章不成立或者证书不可信（${name}）。` };
}

function inForce(registration: Registration | null): Statement {
  return registration ? statusStatement(registration) : { answer: 'unknown', text: '没有登记，无法回答。' };
}

function technicalPart({ sha256, faults, signature, recomputation }: FileVerification): Technical {
  return { sha256, faults, signature, recomputation: recomputation?.outcome ?? null };
}
