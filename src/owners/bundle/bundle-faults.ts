/** Everything that can be wrong with a bundle: stable codes, and what a reader is told. */
import type { ZipFault } from '../../http/zip/open-zip.js';

export const bundleFaultWords = {
  'broken-archive': '不是完好的资料包',
  'too-many-parts': '资料包里的文件过多',
  'unpacks-too-large': '资料包解压后过大，可能是压缩炸弹',
  'file-unexpected': '资料包里有不该有的文件，或者文件名不安全',
  'file-missing': '缺少文件',
  'file-unlisted': '清单没有列出这个文件',
  'file-altered': '文件与清单中的 SHA-256 不符',
  'manifest-unreadable': '清单 manifest.json 缺失、格式不对，或者不是规范的写法',
  'record-differs': 'appraisal.json 与报告内的附件不是同样的字节',
  'record-unreadable': '报告附带的评估数据不完整，无法找到所用的标准和价格表',
  'national-signature-unreadable': '国密签名文件无法读取',
  'national-signature-of-another-file': '国密签名属于另一个文件，或者报告被改动过',
  'national-signature-mismatch': '国密签名与其陈述不符',
  'national-key-untrusted': '国密签名成立，但签名公钥不在信任的公钥之中',
  'national-signature-missing': '给出了信任的国密公钥，但资料包里没有国密签名',
  'standard-missing': '缺少评估所用的标准',
  'standard-differs': '标准的文件与评估所记的指纹不符',
  'standard-unreadable': '标准的文件不合格式',
  'price-table-missing': '缺少评估所用的价格表',
  'price-table-differs': '价格表与评估所记的指纹不符',
  'price-table-unreadable': '价格表不合格式',
  'price-rows-unreadable': '自有价格表的摘录不合格式，或者不是这份报告所用的价格表',
  'log-key-unreadable': '日志公钥无法读取',
  'log-key-differs': '资料包里的日志公钥不是受信任的那一把',
  'checkpoint-not-signed': '检查点格式不对，或者不是用这把日志公钥签署的',
  'entries-unreadable': '日志条目 log/entries.json 格式不对',
  'entry-not-canonical': '日志条目不是规范的 JSON',
  'entry-unknown': '日志条目的种类是本程序不认识的，请改用新版程序',
  'entry-not-in-the-log': '日志条目的包含证明不成立：条目不在检查点所签署的日志里',
  'entry-twice': '同一位置的日志条目出现两次',
  'entry-of-another-subject': '日志条目与这份报告和价格表无关',
  'report-not-in-the-log': '日志里没有出具这个文件的条目',
  'report-number-differs': '日志记录的报告编号与报告里的不同',
  'price-table-not-in-the-log': '日志里没有发布这个价格表的条目',
  'price-table-in-the-log-differs': '日志记录的价格表指纹与资料包里的不同',
  'report-revoked': '报告已被撤销',
  'report-superseded': '报告已被新的报告取代',
  'kept-checkpoint-not-signed': '以前保存的检查点格式不对，或者不是用这把日志公钥签署的',
  'kept-checkpoint-of-another-log': '以前保存的检查点是另一个日志的',
  'consistency-unreadable': '一致性证明格式不对',
  'consistency-missing': '没有从以前保存的检查点到资料包检查点的一致性证明',
  'log-rewritten': '日志不是在以前保存的检查点之后只增不改：记录被改写过',
} as const;

export type BundleFaultCode = keyof typeof bundleFaultWords;

/** Every fault of a zip is one of a bundle. */
const zipFaults: Readonly<Record<ZipFault, BundleFaultCode>> = {
  'broken-archive': 'broken-archive',
  'too-many-parts': 'too-many-parts',
  'unpacks-too-large': 'unpacks-too-large',
};

export interface BundleFault {
  readonly code: BundleFaultCode;
  /** The file, position or id concerned; or what exactly. */
  readonly what: string | null;
}

export const bundleFault = (code: BundleFaultCode, what: string | null = null): BundleFault => ({ code, what });

export const bundleFaultText = ({ code, what }: BundleFault): string =>
  `${bundleFaultWords[code]}${what === null ? '' : `：${what}`}`;

/** The zip cannot be opened at all. */
export class BundleRefusal extends Error {
  readonly fault: BundleFault;

  constructor(fault: ZipFault, message: string) {
    super(message);
    this.name = 'BundleRefusal';
    this.fault = bundleFault(zipFaults[fault], message);
  }
}
