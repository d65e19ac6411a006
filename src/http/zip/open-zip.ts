/**
 * A zip from outside, opened with distrust: how many parts, how large and how dense they claim to be is settled before a
 * byte is unpacked, and no part can unpack to more than it claimed. Nothing is written to disk.
 */
import { TextDecoder } from 'node:util';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';

export type ZipFault = 'broken-archive' | 'too-many-parts' | 'unpacks-too-large';

export interface ZipLimits {
  /** All parts together, unpacked. */
  readonly unpackedBytes: number;
  /** Unpacked against packed size of one part. */
  readonly unpackRatio: number;
  /** Parts below this size may pack as well as they like. */
  readonly ratioFreeBytes: number;
  readonly zipEntries: number;
}

/** What the zip is to whoever reads it: its limits, and its name in messages. */
export interface ZipTrade {
  readonly limits: ZipLimits;
  /** 工作簿, 资料包 */
  readonly name: string;
  /** XLSX 文件, ZIP 文件 */
  readonly format: string;
  readonly refusal: (fault: ZipFault, message: string) => Error;
}

export interface OpenZip {
  has(name: string): boolean;
  partText(name: string): AsyncGenerator<string>;
  partChunks(name: string): AsyncGenerator<Buffer>;
  partBytes(name: string): Promise<Buffer>;
  readonly names: readonly string[];
  /** Lets go of the file; nothing to do where bytes were opened. */
  close(): void;
}

/** Bytes at hand, or the path of a file too large for memory. Whatever is wrong with the zip is thrown as the trade's refusal. */
export async function openZip(source: Uint8Array | string, trade: ZipTrade): Promise<OpenZip> {
  const refusals = new Refusals(trade);
  return refusals.orRefuse(async () => {
    const zip = await zipOf(source);
    try {
      return new OpenedZip(zip, await entriesOf(zip, refusals), refusals);
    } catch (error) {
      zip.close();
      throw error;
    }
  });
}

function zipOf(source: Uint8Array | string): Promise<ZipFile> {
  const options = { strictFileNames: true, validateEntrySizes: true, autoClose: false };
  if (typeof source === 'string') return openPromise(source, options);
  return fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
}

class OpenedZip implements OpenZip {
  constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly refusals: Refusals,
  ) {}

  get names(): readonly string[] {
    return [...this.entries.values()].map(({ fileName }) => fileName);
  }

  close(): void {
    this.zip.close();
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  async *partText(name: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of this.partChunks(name)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }

  async partBytes(name: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.partChunks(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async *partChunks(name: string): AsyncGenerator<Buffer> {
    const { trade } = this.refusals;
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw trade.refusal('broken-archive', `${trade.name}缺少组成部分“${name}”`);
    const stream = await this.refusals.orRefuse(() => this.zip.openReadStreamPromise(entry));
    let sum = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw this.refusals.of(error);
    }
    if (sum !== entry.crc32) throw trade.refusal('broken-archive', `${trade.name}的组成部分“${name}”已损坏`);
  }
}

async function entriesOf(zip: ZipFile, refusals: Refusals): Promise<Map<string, Entry>> {
  const { limits, name: trade, refusal } = refusals.trade;
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  if (zip.entryCount > limits.zipEntries) {
    throw refusal('too-many-parts', `${trade}有 ${zip.entryCount} 个组成部分，至多 ${limits.zipEntries} 个`);
  }
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    refusals.check(entry, unpacked);
    // Names never differ by case alone: two such parts would let one reader see what another does not.
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw refusal('broken-archive', `${trade}中“${entry.fileName}”出现两次`);
    entries.set(name, entry);
  }
  return entries;
}

class Refusals {
  private readonly made = new WeakSet<object>();
  readonly trade: ZipTrade;

  constructor(trade: ZipTrade) {
    const refusal: ZipTrade['refusal'] = (fault, message) => {
      const error = trade.refusal(fault, message);
      this.made.add(error);
      return error;
    };
    this.trade = { ...trade, refusal };
  }

  check(entry: Entry, unpackedSoFar: number): void {
    const { limits, name, refusal } = this.trade;
    const { uncompressedSize, compressedSize, fileName } = entry;
    const { unpackedBytes, unpackRatio, ratioFreeBytes } = limits;
    if (entry.isEncrypted()) throw refusal('broken-archive', `${name}已加密；请去掉密码后再上传`);
    if (!entry.canDecodeFileData()) {
      throw refusal('broken-archive', `${name}的组成部分“${fileName}”用了不支持的压缩方法`);
    }
    if (unpackedSoFar > unpackedBytes) {
      throw refusal('unpacks-too-large', `${name}解压后超过 ${unpackedBytes / 1024 / 1024} MB`);
    }
    if (uncompressedSize > ratioFreeBytes && uncompressedSize > unpackRatio * compressedSize) {
      throw refusal('unpacks-too-large', `${name}的组成部分“${fileName}”的压缩比超过 ${unpackRatio} 倍`);
    }
  }

  async orRefuse<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      throw this.of(error);
    }
  }

  /** Whatever the zip reader or zlib object to, the file is at fault, not the program. */
  of(error: unknown): Error {
    if (error instanceof Error && this.made.has(error)) return error;
    const reason = error instanceof Error ? error.message : String(error);
    return this.trade.refusal('broken-archive', `不是完好的 ${this.trade.format}（${reason}）`);
  }
}
