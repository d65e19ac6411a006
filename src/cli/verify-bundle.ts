/** `verify BUNDLE.zip`: one plain line for each question, from nothing but the bundle and what is trusted. */
import { instantInChinese } from '../reports/content/format.js';
import { bundleFaultText, type BundleFault } from '../owners/bundle/bundle-faults.js';
import type { BundleVerification } from '../owners/bundle/verify-bundle.js';
import { recomputationWords } from '../owners/recomputation-words.js';
import { timeStampText, toldSignatures } from '../owners/signature-words.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import type { ReportVerification } from '../reports/verify-report.js';
import { faultWords } from './fault-words.js';

interface Answered {
  readonly sign: '✓' | '✗' | '！' | '–';
  readonly text: string;
}

const good = (text: string): Answered => ({ sign: '✓', text });
const bad = (text: string): Answered => ({ sign: '✗', text });
const caution = (text: string): Answered => ({ sign: '！', text });

export function bundleText(file: string, answer: BundleVerification): string {
  const heads = {
    valid: `✓ ${file}：核对通过`,
    unproven: `！ ${file}：没有发现问题，但日志公钥只是资料包自己的说法，不能采信`,
    invalid: `✗ ${file}：不能采信`,
  } as const;
  const answers = answersOf(answer).map(({ sign, text }) => `  ${sign} ${text}`);
  const sha256 = answer.report ? [`  SHA-256（report.pdf）：${answer.report.sha256}`] : [];
  return [heads[answer.verdict], ...answers, ...sha256].join('\n');
}

function answersOf(answer: BundleVerification): readonly Answered[] {
  const { faults, report } = answer;
  const files = ofFaults(faults.files, `资料包完整：${answer.fileCount} 个文件，与清单一致`);
  if (report === null) return files;
  return [
    ...files,
    ...reportAnswers(report),
    ...nationalAnswers(answer),
    ...ofFaults(faults.record, 'appraisal.json 与报告内的附件逐字节相同'),
    ...ofFaults(faults.ruleBook, '标准和价格表与评估所记的指纹相符'),
    ...answer.excerpts.map((id) => caution(`自有价格表 ${id} 只附有用到的价格，其指纹无法核对`)),
    ...recomputationAnswers(report),
    ...logAnswers(answer),
    ...growthAnswers(answer),
    ...answer.ownRoots.map((der) => caution(`根证书 ${sha256Hex(der).slice(0, 16)}… 只是资料包自己的说法，未用于核对`)),
  ];
}

const ofFaults = (faults: readonly BundleFault[], otherwise: string): readonly Answered[] =>
  faults.length === 0 ? [good(otherwise)] : faults.map((fault) => bad(`${bundleFaultText(fault)}（${fault.code}）`));

function reportAnswers({ faults, signature, isDevelopmentSeal, record }: ReportVerification): readonly Answered[] {
  const number = record ? `报告 ${record.report.reportNumber} ` : '报告';
  return [
    ...faults.map((fault) => bad(`${faultWords[fault]}（${fault}）`)),
    ...(faults.length === 0 ? [good(`${number}未被改动`)] : []),
    ...toldSignatures(signature).map(({ signature: one, text }): Answered => {
      const isSound = one.integrity === 'intact' && (one.chain === 'trusted' || one.chain === 'development');
      return { sign: isSound ? '✓' : '✗', text: `签名：${text}` };
    }),
    ...signature.timeStamps.map((one): Answered => {
      const isSound = one.integrity === 'intact' && (one.chain === 'trusted' || one.chain === 'development');
      return { sign: isSound ? '✓' : '！', text: `存档时间戳：${timeStampText(one)}` };
    }),
    ...(isDevelopmentSeal ? [caution('开发测试证书：只证明文件没有改动，不证明签章人的身份')] : []),
  ];
}

function nationalAnswers({ faults, nationalSignature }: BundleVerification): readonly Answered[] {
  if (faults.nationalSignature.length > 0) return ofFaults(faults.nationalSignature, '');
  if (nationalSignature === null) return [];
  const key = `公钥 SHA-256：${nationalSignature.keySha256 ?? ''}`;
  if (nationalSignature.verdict === 'valid') return [good(`国密签名（SM2/SM3）有效；${key}`)];
  const words = '国密签名（SM2/SM3）与报告相符，但公钥只是资料包自己的说法';
  return [caution(`${words}（national-key-not-trusted）；请用 --sm2-trust 给出；${key}`)];
}

function recomputationAnswers({ recomputation }: ReportVerification): readonly Answered[] {
  if (recomputation === null) return [bad('没有可以重新计算的评估数据')];
  const { code, text, differences } = recomputationWords(recomputation);
  const words = `重新计算：${[text, ...differences].join(' ')}（${code}）`;
  return [code.startsWith('identical') ? good(words) : bad(words)];
}

function logAnswers({ faults, log }: BundleVerification): readonly Answered[] {
  if (!log || !log.checkpoint || !log.history) return ofFaults(faults.log, '');
  const { origin, size } = log.checkpoint;
  const issue = log.history.issue;
  const issued = issue ? `，${instantInChinese(issue.at)}记入` : '';
  const { renewal } = log.history;
  return [
    ...ofFaults(
      faults.log,
      `公开日志 ${origin}（共 ${size} 条）里有这份报告${issued}；到这个检查点为止没有记下撤销或者取代`,
    ),
    ...(renewal ? [caution('此后另有一份续加了存档时间戳的更长副本，两份都有效')] : []),
    ...(log.isKeyTrusted ? [] : [caution('日志公钥只是资料包自己的说法（log-key-not-trusted）；请用 --log-key 给出')]),
    { sign: '–', text: '资料包之后有没有撤销或者取代，离线无法知道；请用查验码在线查询' },
  ];
}

function growthAnswers({ faults, isGrowthChecked }: BundleVerification): readonly Answered[] {
  if (!isGrowthChecked) return [{ sign: '–', text: '没有给出以前保存的检查点，未核对日志是否只增不改' }];
  return ofFaults(faults.growth, '日志自保存的检查点以来只增不改');
}

/** The whole answer for machines. */
export function bundleJson({ report, log, ownRoots, ...answer }: BundleVerification): object {
  return {
    ...answer,
    report: report && { ...report, record: undefined, report: report.record?.report ?? null },
    log: log && jsonOfLog(log),
    ownRoots: ownRoots.map((der) => sha256Hex(der)),
  };
}

const jsonOfLog = ({ checkpoint, isKeyTrusted, history }: NonNullable<BundleVerification['log']>): object => ({
  origin: checkpoint?.origin ?? null,
  size: checkpoint?.size ?? null,
  isKeyTrusted,
  history,
});
