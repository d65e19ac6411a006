/** Writes the files of editions; those of many rows in a thread of their own, so that the service goes on answering. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { threadProgram } from '../../config/package-root.js';
import { EdgeError } from '../../http/edge-error.js';
import { WorkerRoom } from '../../http/worker-room.js';
import type { PriceTableFile } from '../price-table-file.js';
import { writeUndated, type UndatedEdition } from './undated-edition.js';

/** Below this a file is written faster than a thread is started. */
const fewRows = 500;

@Injectable()
export class EditionWriter implements OnApplicationShutdown {
  private readonly room = new WorkerRoom<PriceTableFile, UndatedEdition>({
    program: threadProgram('edition-writer-worker'),
    memoryMb: 1024,
    // 10,000 rows, the most an edition has, take 5 s on a busy core.
    limitMs: 60_000,
    mostAtOnce: 8,
    full: busy,
  });

  async write(table: PriceTableFile): Promise<UndatedEdition> {
    if (table.rows.length <= fewRows) return writeUndated(table);
    const written = await this.room.run(table);
    if (written === null) throw busy();
    return written;
  }

  onApplicationShutdown(): Promise<void> {
    return this.room.close();
  }
}

function busy(): EdgeError {
  const title = { zh: '正在发布的价格表过多', en: 'Too many tables are being published' };
  const detail = { zh: '请稍后重试。', en: 'Try again in a moment.' };
  return new EdgeError({ kind: 'unavailable', code: 'publications-busy', title, detail });
}
