/**
 * The zip a workbook is, opened with distrust: how many parts, how large and how dense they claim to be is settled
 * before a byte is unpacked, and no part can unpack to more than it claimed. Nothing is written to disk.
 */
import { TextDecoder } from 'node:util';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

export interface SheetArchive {
  has(name: string): boolean;
  /** Throws SheetRefusal where the part is missing or damaged. */
  partText(name: string): AsyncGenerator<string>;
  partChunks(name: string): AsyncGenerator<Buffer>;
  partBytes(name: string): Promise<Buffer>;
  readonly names: readonly string[];
}

export async function openSheetArchive(bytes: Uint8Array): Promise<SheetArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return asRefusal(async () => {
    const zip = await fromBufferPromise(buffer, { strictFileNames: true, validateEntrySizes: true });
    return new OpenedArchive(zip, await entriesOf(zip));
  });
}

class OpenedArchive implements SheetArchive {
  constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  get names(): readonly string[] {
    return [...this.entries.values()].map(({ fileName }) => fileName);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  async *partText(name: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of this.partChunks(name)) yield decode(decoder, chunk, name);
    yield decode(decoder, undefined, name);
  }

  async partBytes(name: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.partChunks(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async *partChunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw new SheetRefusal('broken-archive', `工作簿缺少组成部分“${name}”`);
    const stream = await asRefusal(() => this.zip.openReadStreamPromise(entry));
    let sum = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw refusalOf(error);
    }
    if (sum !== entry.crc32) throw new SheetRefusal('broken-archive', `工作簿的组成部分“${name}”已损坏`);
  }
}

function decode(decoder: TextDecoder, chunk: Buffer | undefined, name: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new SheetRefusal('broken-xml', `工作簿的组成部分“${name}”不是 UTF-8 编码`);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  if (zip.entryCount > sheetLimits.zipEntries) refuseEntries(zip.entryCount);
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    checkEntry(entry, unpacked);
    // Part names of a workbook do not differ by case: two such parts would let one reader see what another does not.
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw new SheetRefusal('broken-archive', `工作簿中“${entry.fileName}”出现两次`);
    entries.set(name, entry);
  }
  return entries;
}

function checkEntry(entry: Entry, unpackedSoFar: number): void {
  const { uncompressedSize, compressedSize, fileName } = entry;
  const { unpackedBytes, unpackRatio, ratioFreeBytes } = sheetLimits;
  if (entry.isEncrypted()) throw new SheetRefusal('broken-archive', '工作簿已加密；请去掉密码后再上传');
  if (!entry.canDecodeFileData()) {
    throw new SheetRefusal('broken-archive', `工作簿的组成部分“${fileName}”用了不支持的压缩方法`);
  }
  if (unpackedSoFar > unpackedBytes) {
    throw new SheetRefusal('unpacks-too-large', `工作簿解压后超过 ${unpackedBytes / 1024 / 1024} MB`);
  }
  if (uncompressedSize > ratioFreeBytes && uncompressedSize > unpackRatio * compressedSize) {
    throw new SheetRefusal('unpacks-too-large', `工作簿的组成部分“${fileName}”的压缩比超过 ${unpackRatio} 倍`);
  }
}

function refuseEntries(count: number): never {
  throw new SheetRefusal('too-many-parts', `工作簿有 ${count} 个组成部分，至多 ${sheetLimits.zipEntries} 个`);
}

async function asRefusal<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Whatever the zip reader or zlib object to, the file is at fault, not the service. */
function refusalOf(error: unknown): SheetRefusal {
  if (error instanceof SheetRefusal) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new SheetRefusal('broken-archive', `不是完好的 XLSX 文件（${reason}）`);
}
