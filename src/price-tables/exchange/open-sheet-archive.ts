/** The zip a workbook is, opened with distrust; every objection is a refusal of the sheet. */
import { openZip, type OpenZip, type ZipLimits } from '../../http/zip/open-zip.js';
import { SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

export interface SheetArchive {
  has(name: string): boolean;
  /** Throws SheetRefusal where the part is missing or damaged. */
  partText(name: string): AsyncGenerator<string>;
  partChunks(name: string): AsyncGenerator<Buffer>;
  partBytes(name: string): Promise<Buffer>;
  readonly names: readonly string[];
  close(): void;
}

/** Bytes, or the path of a file. */
export async function openSheetArchive(
  source: Uint8Array | string,
  limits: ZipLimits = sheetLimits,
): Promise<SheetArchive> {
  const zip = await openZip(source, {
    limits,
    name: '工作簿',
    format: 'XLSX 文件',
    refusal: (fault, message) => new SheetRefusal(fault, message),
  });
  return new WorkbookZip(zip);
}

class WorkbookZip implements SheetArchive {
  readonly names: readonly string[];

  constructor(private readonly zip: OpenZip) {
    this.names = zip.names;
  }

  close(): void {
    this.zip.close();
  }

  has(name: string): boolean {
    return this.zip.has(name);
  }

  partBytes(name: string): Promise<Buffer> {
    return this.zip.partBytes(name);
  }

  partChunks(name: string): AsyncGenerator<Buffer> {
    return this.zip.partChunks(name);
  }

  async *partText(name: string): AsyncGenerator<string> {
    try {
      yield* this.zip.partText(name);
    } catch (error) {
      if (error instanceof SheetRefusal) throw error;
      throw new SheetRefusal('broken-xml', `工作簿的组成部分“${name}”不是 UTF-8 编码`);
    }
  }
}
