/** Where sheets are read and written for the doors: in a thread, one at a time, so that no workbook holds up the service. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { threadProgram } from '../../config/package-root.js';
import { EdgeError } from '../../http/edge-error.js';
import { WorkerRoom } from '../../http/worker-room.js';
import type { EditionHead } from './check-sheet-rows.js';
import type { SheetReading } from './read-price-sheet.js';
import { faultOfRefusal, SheetRefusal } from './sheet-fault.js';
import type { PriceSheet } from './sheet-values.js';
import type { SheetAnswer, SheetTask } from './sheet-worker.js';
import type { SheetFormat } from './write-price-sheet.js';

export interface SheetUpload {
  readonly bytes: Uint8Array;
  /** Shown as the sheet's name where the file has none of its own (CSV). */
  readonly name: string;
  /** Whether, where there are faults, the sheet is wanted back with them. */
  readonly annotated: boolean;
}

export interface SheetRead {
  readonly reading: SheetReading;
  /** null: not asked for, nothing to say, or the file cannot be read as a sheet. */
  readonly annotated: Uint8Array | null;
}

@Injectable()
export class SheetRoom implements OnApplicationShutdown {
  private readonly room = new WorkerRoom<SheetTask, SheetAnswer>({
    program: threadProgram('sheet-worker'),
    // 10,000 faulty rows with three quotations each take less than half of it.
    memoryMb: 512,
    limitMs: 30_000,
    mostAtOnce: 8,
    full: () => new EdgeError({ kind: 'unavailable', code: 'sheets-busy', ...busy }),
  });

  async read(upload: SheetUpload, head: EditionHead): Promise<SheetRead> {
    const answer = await this.room.run({ kind: 'read', ...upload, head });
    if (answer?.kind === 'read') return answer;
    return { reading: { kind: 'faults', faults: [faultOfRefusal(tooCostly())] }, annotated: null };
  }

  async write(sheet: PriceSheet, format: SheetFormat): Promise<Buffer> {
    const answer = await this.room.run({ kind: 'write', sheet, format });
    if (answer?.kind === 'written') return Buffer.from(answer.bytes);
    throw new EdgeError({ kind: 'unavailable', code: 'sheet-too-costly', ...costly });
  }

  onApplicationShutdown(): Promise<void> {
    return this.room.close();
  }
}

const busy = {
  title: { zh: '正在处理的表格过多', en: 'Too many sheets are being worked on' },
  detail: { zh: '请稍后重试。', en: 'Try again in a moment.' },
};

const costly = { title: { zh: '表格过大，无法写出', en: 'The sheet is too large to be written' } };

const tooCostly = (): SheetRefusal =>
  new SheetRefusal('unpacks-too-large', '读取文件所需的时间或内存超过限度；请删去多余的内容后再上传');
