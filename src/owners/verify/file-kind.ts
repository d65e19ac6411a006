/** What somebody took for the report: told by the first bytes, not by the name. Pure. */
const kinds: readonly (readonly [kind: FileKind, starts: readonly string[]])[] = [
  ['image', ['ffd8ff', '89504e47', '47494638', '52494646', '424d']],
  // ZIP: Word, Excel, or an archive with the report in it; the older form of Word; RAR; 7z.
  ['office', ['504b0304', 'd0cf11e0', '52617221', '377abcaf']],
];

export type FileKind = 'pdf' | 'empty' | 'image' | 'office' | 'other';

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const head = Buffer.from(bytes.subarray(0, 1024));
  // Readers find the header anywhere in the first kilobyte.
  if (head.includes('%PDF-')) return 'pdf';
  if (head.subarray(4, 12).toString('latin1').startsWith('ftyphei')) return 'image';
  const start = head.subarray(0, 4).toString('hex');
  return kinds.find(([, starts]) => starts.some((one) => start.startsWith(one)))?.[0] ?? 'other';
}

const words: Readonly<Record<Exclude<FileKind, 'pdf'>, string>> = {
  empty: '这个文件是空的，请重新选择报告的 PDF 文件',
  image: '这是图片。照片和截图无法核对，请选择原始的 PDF 文件，或者输入封面上的查验码',
  office: '这是 Office 文档或者压缩包。请选择报告的 PDF 文件；在压缩包里的，请先解压',
  other: '这不是 PDF 文件。请选择报告的 PDF 文件，或者输入封面上的查验码',
};

/** null: it may be the report. */
export function wrongFileWords(bytes: Uint8Array): string | null {
  const kind = fileKind(bytes);
  return kind === 'pdf' ? null : words[kind];
}
