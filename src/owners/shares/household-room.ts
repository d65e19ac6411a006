/** Where household lists are read from sheets and drawn for public notice: in a thread, one at a time. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { threadProgram } from '../../config/package-root.js';
import { EdgeError } from '../../http/edge-error.js';
import { WorkerRoom } from '../../http/worker-room.js';
import type { SheetFormat } from '../../price-tables/exchange/write-price-sheet.js';
import type { HouseholdReading } from './household-sheet.js';
import type { HouseholdAnswer, HouseholdTask, NoticeFormat } from './household-worker.js';
import type { ShareKeyKind } from './household.js';
import type { ShareNotice } from './share-notice.js';

@Injectable()
export class HouseholdRoom implements OnApplicationShutdown {
  private readonly room = new WorkerRoom<HouseholdTask, HouseholdAnswer>({
    program: threadProgram('household-worker'),
    memoryMb: 512,
    limitMs: 30_000,
    mostAtOnce: 8,
    full: () => new EdgeError({ kind: 'unavailable', code: 'sheets-busy', ...busy }),
  });

  async read(bytes: Uint8Array, key: ShareKeyKind): Promise<HouseholdReading> {
    const answer = await this.room.run({ kind: 'read', bytes, key });
    if (answer?.kind === 'read') return answer.reading;
    const message = '读取文件所需的时间或内存超过限度；请删去多余的内容后再上传';
    const nowhere = { sheet: null, row: null, column: null, header: null, allowed: null };
    return { kind: 'faults', faults: [{ code: 'unpacks-too-large', message, ...nowhere }] };
  }

  template(format: SheetFormat): Promise<Buffer> {
    return this.written({ kind: 'template', format });
  }

  notice(notice: ShareNotice, format: NoticeFormat): Promise<Buffer> {
    return this.written({ kind: 'notice', notice, format });
  }

  private async written(task: HouseholdTask): Promise<Buffer> {
    const answer = await this.room.run(task);
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

const costly = { title: { zh: '名单过大，无法写出', en: 'The list is too large to be written' } };
