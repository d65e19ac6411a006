/** By whom? Every signature of the file is named, and the worst of them decides. Pure. */
import type { SignatureVerification } from '../signing/verification.js';
import { chainWords, integrityWords, isOfAppraiser, roleOf } from './signature-words.js';
import type { Statement } from './statement.js';
import type { FileVerification } from './verification-worker.js';

/** Only a code was asked for: signatures lie in the file, and nothing is said of them without it. */
const notGiven: Statement = {
  answer: 'unknown',
  code: 'file-not-given',
  text: '没有提交文件，没有核对签章。上传报告文件可以核对。',
};

export function signersStatement(verification: FileVerification | null): Statement {
  if (!verification) return notGiven;
  const { signatures } = verification.signature;
  if (verification.faults.includes('not-verified')) {
    const text = '核对所需的时间或者内存超出限度，没有核对完。请稍后重试，或者用命令行核对。';
    return { answer: 'unknown', code: 'not-verified', text };
  }
  if (signatures.length === 0) {
    return { answer: 'unknown', code: 'no-signature', text: '没有可以核对的电子签章。' };
  }
  const named = `签章人：${signatures.map(signerOf).join('；')}。`;
  const absent = signatures.some(isOfAppraiser) ? '' : '文件中没有评估人员的电子签名。';
  const { answer, code, text } = worst(verification, signatures);
  return { answer, code, text: `${named}${text}${absent}` };
}

const signerOf = ({ signerName, fieldName }: SignatureVerification): string =>
  `${signerName ?? '名称无法读取'}（${roleOf(fieldName)}）`;

function worst({ signature, isDevelopmentSeal }: FileVerification, all: readonly SignatureVerification[]): Statement {
  if (signature.verdict === 'valid') return { answer: 'yes', code: 'signers-trusted', text: '证书可信。' };
  if (isDevelopmentSeal) {
    const text = '证书由开发测试机构签发，不能证明签章人的身份。';
    return { answer: 'unknown', code: 'development-authority', text };
  }
  const bad = all.filter(
    ({ integrity, chain }) => integrity !== 'intact' || !['trusted', 'development'].includes(chain),
  );
  const reasons = bad.map((one) => `${signerOf(one)}：${reasonOf(one)}`).join('；');
  const code = signature.verdict === 'not-trusted' ? 'signers-not-trusted' : 'signatures-not-sound';
  return { answer: 'no', code, text: `签章不成立或者证书不可信${reasons === '' ? '' : `（${reasons}）`}。` };
}

const reasonOf = ({ integrity, chain }: SignatureVerification): string =>
  integrity === 'intact' ? chainWords[chain] : integrityWords[integrity];
