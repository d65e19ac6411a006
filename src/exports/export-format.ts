/** What a firm's export is made of: the places of its files, and the manifest that names every one with its SHA-256. */
import { createHash } from 'node:crypto';
import type { ZipPart } from '../workbooks/write-zip.js';

export const exportFormat = 'lift-appraisal-export/1';

export const exportPlaces = {
  readme: 'README.txt',
  manifest: 'manifest.json',
  organisation: 'organisation.json',
  table: (name: string) => `tables/${name}.ndjson`,
  order: (id: string) => `appraisals/${id}/order.json`,
  result: (id: string) => `appraisals/${id}/result.json`,
  report: (reportId: string, sha256: string) => `reports/${reportId}/${sha256}.pdf`,
  stage: (reportId: string, sha256: string) => `reports/${reportId}/stages/${sha256}.pdf`,
  priceEdition: (editionId: string) => `price-books/${editionId}.yaml`,
  evidence: (sha256: string) => `evidence/${sha256}`,
  photo: (sha256: string) => `photos/${sha256}`,
  checkpoint: 'log/checkpoint.txt',
  logKey: 'log/public-key.pem',
  logEntries: 'log/entries.ndjson',
} as const;

/** A file as it is made once its turn has come. */
export interface ExportedFile {
  readonly path: string;
  readonly content: () => AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

export interface ListedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** The files as parts of a zip; each is counted and hashed on its way, and the manifest comes last, when all are known. */
export function withManifest(files: readonly ExportedFile[], head: object): readonly ZipPart[] {
  const listed: ListedFile[] = [];
  const parts = files.map(({ path, content }) => ({ name: path, content: () => counted({ path, content }, listed) }));
  return [...parts, { name: exportPlaces.manifest, content: () => manifestText(head, listed) }];
}

async function* counted({ path, content }: ExportedFile, listed: ListedFile[]): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of content()) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : Buffer.from(piece);
    hash.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  listed.push({ path, size, sha256: hash.digest('hex') });
}

/** One file a line, so that it can be read and compared by eye. */
function* manifestText(head: object, listed: readonly ListedFile[]): Generator<string> {
  yield `${JSON.stringify({ format: exportFormat, ...head }).slice(0, -1)},"files":[\n`;
  for (const [index, file] of listed.entries()) yield `${index === 0 ? '' : ',\n'}${JSON.stringify(file)}`;
  yield '\n]}\n';
}

export const exportReadme = `电梯残余价值评估系统 机构档案导出
================================

本文件由评估机构导出，包含本机构在系统中的全部业务档案，不含密码、验证器密钥、API 密钥和 Webhook 密钥，
也不含住户名单的内容和提问人的联系方式（系统中加密保存，密钥删除后不应留有副本）。

manifest.json        全部文件的路径、大小和 SHA-256（最后一个文件；导出中断时没有它，应重新导出）
organisation.json    本机构
tables/*.ndjson      各类记录，一行一条 JSON；列名与数据库相同，时间为 UTC
appraisals/          每份评估的委托 order.json 和结果 result.json（规范化 JSON，与报告中的指纹一致）
reports/             每份报告的 PDF：出具的、续加时间戳的、草稿；stages/ 是签名过程中的文件
price-books/         本机构发布的价格表，即计算指纹的原文件
evidence/            本机构上传的价格凭证，以 SHA-256 为名；原文件名见 tables/evidence_files.ndjson
photos/              现场调查照片的原件，以 SHA-256 为名；属于哪个零部件见 tables/survey_photos.ndjson
                     audit_log 是操作记录；audit_links 把各条记录逐条链接（散列含前一条），audit_heads 是用日志公钥可核对的签名链头
log/                 公开日志中关于本机构的条目及其证明、签名的日志头、日志公钥

核对：对每个文件计算 SHA-256，与 manifest.json 比较。报告用 lift-appraisal verify 核对。

Everything the firm keeps in the service, without any secret and without the sealed data of residents. manifest.json names every file with its SHA-256.
`;
