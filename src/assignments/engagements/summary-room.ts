/** Where summaries of engagements are written as files: in a thread, one at a time, so that they hold up no request. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { threadProgram } from '../../config/package-root.js';
import { EdgeError } from '../../http/edge-error.js';
import { WorkerRoom } from '../../http/worker-room.js';
import type { Summary } from './summary-document.js';

export const summaryFormats = ['pdf', 'xlsx'] as const;
export type SummaryFormat = (typeof summaryFormats)[number];

export interface SummaryTask {
  readonly summary: Summary;
  readonly format: SummaryFormat;
}

@Injectable()
export class SummaryRoom implements OnApplicationShutdown {
  private readonly room = new WorkerRoom<SummaryTask, Uint8Array>({
    program: threadProgram('summary-worker'),
    memoryMb: 512,
    limitMs: 60_000,
    mostAtOnce: 8,
    full: () => new EdgeError({ kind: 'unavailable', code: 'sheets-busy', ...busy }),
  });

  async write(task: SummaryTask): Promise<Buffer> {
    const bytes = await this.room.run(task);
    if (bytes === null) throw new EdgeError({ kind: 'unavailable', code: 'sheet-too-costly', ...costly });
    return Buffer.from(bytes);
  }

  onApplicationShutdown(): Promise<void> {
    return this.room.close();
  }
}

const busy = {
  title: { zh: '正在处理的表格过多', en: 'Too many sheets are being worked on' },
  detail: { zh: '请稍后重试。', en: 'Try again in a moment.' },
};

const costly = {
  title: { zh: '委托中的电梯过多，无法写出汇总表', en: 'The engagement has too many lifts for a summary' },
};
