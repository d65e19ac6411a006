/** What a sceptical owner is told: unaltered? by whom? still in force? Plain Chinese, with the technical part beside. Pure. */
import { logAnswer, type LogAnswer } from './log-answer.js';
import { recomputationWords, type RecomputationWords } from './recomputation-words.js';
import type { RegisterAnswer, Registration } from './register-answer.js';
import { roleOf, timeStampText, toldSignatures } from './signature-words.js';
import { signersStatement } from './signers-statement.js';
import type { FileStage } from './stage-of.js';
import type { Statement } from './statement.js';
import { statusStatement, statusWords } from './status-words.js';
import type { FileVerification } from './verification-worker.js';

export type { Registration } from './register-answer.js';
export type { Statement } from './statement.js';

export interface VerificationAnswer {
  /**
   * `issued`: these very bytes, or this code, are of a report this service issued. `unfinished`: on the way to one.
   * `test`: of a test organisation, without effect, whoever made it.
   */
  readonly verdict: 'issued' | 'not-issued' | 'altered' | 'unfinished' | 'test';
  readonly unaltered: Statement;
  readonly sealedBy: Statement;
  readonly inForce: Statement;
  readonly report: Registration | null;
  /** null: there is no file to ask about. */
  readonly log: LogAnswer | null;
  /** null when only a code was asked for. */
  readonly technical: Technical | null;
}

interface Technical {
  readonly sha256: string;
  readonly faults: readonly string[];
  readonly signature: FileVerification['signature'];
  readonly signers: readonly { readonly role: string; readonly level: string; readonly text: string }[];
  readonly timeStamps: readonly { readonly text: string }[];
  readonly recomputation: string | null;
  readonly recomputed: RecomputationWords | null;
}

export interface VerificationFacts {
  readonly verification: FileVerification | null;
  readonly register: RegisterAnswer;
}

export function verificationAnswer(facts: VerificationFacts): VerificationAnswer {
  const { verification, register } = facts;
  return {
    verdict: verdictOf(facts),
    unaltered: unaltered(facts),
    sealedBy: signersStatement(verification),
    inForce: inForce(facts),
    report: register.registration,
    log: register.log && logAnswer(register.log),
    technical: verification && technicalPart(verification),
  };
}

const isAltered = (verification: FileVerification | null): boolean =>
  verification?.faults.includes('changed-after-signing') === true;

const isFinished = (stage: FileStage | null): boolean => stage === 'issued' || stage === 'renewed';

/** Says so of itself, or the register says it of its number. */
const isTest = ({ verification, register: { registration } }: VerificationFacts): boolean =>
  registration?.status === 'test' || verification?.faults.includes('test-report') === true;

function verdictOf(facts: VerificationFacts): VerificationAnswer['verdict'] {
  const {
    verification,
    register: { stage },
  } = facts;
  if (isTest(facts) && !isAltered(verification)) return 'test';
  if (stage !== null) return isFinished(stage) ? 'issued' : 'unfinished';
  return isAltered(verification) ? 'altered' : 'not-issued';
}

const yes = (code: string, text: string): Statement => ({ answer: 'yes', code, text });
const no = (code: string, text: string): Statement => ({ answer: 'no', code, text });
const unknown = (code: string, text: string): Statement => ({ answer: 'unknown', code, text });

/** The bytes alone decide: a file that merely looks like ours is never called ours. */
function unaltered({ verification, register: { stage } }: VerificationFacts): Statement {
  if (!verification) {
    if (stage === null) return unknown('code-unknown', '没有这个查验码的报告，也没有提交文件：没有可以核对的内容。');
    return unknown('code-known', '查验码存在。要确认手里的文件没有改动，请上传文件。');
  }
  if (stage !== null) return ofStage[stage];
  if (isAltered(verification)) return no('changed-after-signing', '文件在签章之后被改动过，不能采信。');
  return no('not-in-the-archive', '这不是本服务出具的报告文件：存档中没有与它完全相同的文件。');
}

const ofStage: Readonly<Record<FileStage, Statement>> = {
  issued: yes('same-bytes', '文件与本服务出具并存档的报告逐字节相同，没有改动。'),
  renewed: yes(
    'same-bytes-renewed',
    '文件与本服务出具并存档的报告逐字节相同，没有改动。此后另有一份续加了存档时间戳的更长副本，两份都有效。',
  ),
  unfinished: no(
    'unfinished',
    '这是报告出具过程中的文件，还没有完成全部签名、盖章和登记。它不是出具的报告，请索取最终文件。',
  ),
  draft: no('draft', '这是本服务绘制的草稿，没有签章，不是出具的报告。'),
};

function inForce(facts: VerificationFacts): Statement {
  const { registration, stage }: RegisterAnswer = facts.register;
  if (isTest(facts)) return no('test', statusWords.test.inForce.text);
  if (registration === null) return unknown('not-registered', '没有登记，无法回答。');
  if (stage === 'unfinished') return no('unfinished', '报告尚未出具完成，不能作为依据使用。');
  return { ...statusStatement(registration), code: registration.status };
}

function technicalPart({ sha256, faults, signature, recomputation }: FileVerification): Technical {
  return {
    sha256,
    faults,
    signature,
    signers: toldSignatures(signature).map(({ signature: { fieldName, level }, text }) => ({
      role: roleOf(fieldName),
      level,
      text,
    })),
    timeStamps: signature.timeStamps.map((one) => ({ text: timeStampText(one) })),
    recomputation: recomputation?.outcome ?? null,
    recomputed: recomputation && recomputationWords(recomputation),
  };
}
