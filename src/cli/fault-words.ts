import type { VerificationFault } from '../reports/verify-report.js';

/** Why a report file is not accepted, for readers of the command line. */
export const faultWords: Readonly<Record<VerificationFault, string>> = {
  'not-verified': '核对所需的时间或者内存超出限度，没有核对完',
  'test-report': '这是测试机构的测试报告，没有任何效力，不能作为依据使用',
  'not-a-signed-pdf': '不是完整的带电子签章的 PDF 报告：文件已损坏、被截断，或者尾部添加了内容',
  'changed-after-signing': '文件在签章之后被改动过',
  'signature-unacceptable': '有签名或者时间戳不合要求（例如算法过弱、时间矛盾）或者无法读取，不能证明文件没有改动',
  'signatures-missing': '还有签名栏没有签名：这是出具过程中的文件，不是出具的报告',
  'signature-not-trusted': '签章证书不受信任：不能确认是谁签章的',
  'record-missing': '读不到报告附带的评估数据 appraisal.json',
  'result-fingerprint-wrong': '附带的评估数据与其指纹不符',
  'figures-not-of-the-engine': '按附带的委托和当时的价格重新计算，结果与报告不同',
  'price-rows-wrong': '附带的价格行 price-rows.json 与评估所用的不符',
};
