/** Where workbooks of batches are read for the door: cells in a thread with limits, what they mean here, lift by lift. */
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { mostComponents } from '../../appraisals/order/appraisal-order.dto.js';
import { SHELF, type LiveShelf } from '../../appraisals/shelf.js';
import type { ComponentSetting } from '../../assignments/component-sheets/check-components.js';
import { noCatalogueOn } from '../../assignments/component-sheets/component-sheet-problem.js';
import { settingOn } from '../../assignments/component-sheets/setting-on.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { threadProgram } from '../../config/package-root.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { chinaDayOf } from '../../engine/index.js';
import { EdgeError } from '../../http/edge-error.js';
import { frameworkContent } from '../../http/framework-problem.js';
import { WorkerRoom } from '../../http/worker-room.js';
import { batchInvalid } from '../batch-problem.js';
import type { SentBatch } from '../intake/sent-orders.js';
import { liftTemplate } from './lift-columns.js';
import { componentRowsToRead } from './order-rows.js';
import { ordersOfWorkbook } from './orders-of-workbook.js';
import type { SplitAnswer, SplitTask } from './split-workbook.js';
import { writeBatchWorkbook } from './write-batch-workbook.js';

@Injectable()
export class BatchSheetRoom implements OnApplicationShutdown {
  private readonly room = new WorkerRoom<SplitTask, SplitAnswer>({
    program: threadProgram('batch-sheet-worker'),
    memoryMb: 512,
    limitMs: 10 * 60_000,
    mostAtOnce: 3,
    full: () => new EdgeError({ kind: 'unavailable', code: 'sheets-busy', ...busy }),
  });

  constructor(
    @Inject(SHELF) private readonly shelf: LiveShelf,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The orders of a workbook, one after the other, by way of the file `out`. @throws batch-invalid where nothing can be read of it */
  async read(file: string, out: string): Promise<SentBatch> {
    const setting = this.setting(null);
    const lineLimitBytes = this.settings.bodyLimitBytes;
    const components = componentRowsToRead(setting.standard);
    const answer = await this.room.run({ file, out, lifts: liftTemplate, components, lineLimitBytes, mostComponents });
    if (answer === null) throw batchInvalid([tooCostly], 1);
    if (answer.kind === 'unwritten') throw unwritten(answer.reason);
    if (answer.kind === 'refused') throw batchInvalid(answer.faults, answer.faults.length);
    const { faults, faultCount } = answer;
    const orders = ordersOfWorkbook(
      out,
      { ...answer, components: { ...answer.components, template: components } },
      {
        standards: this.shelf.standards,
        setting,
      },
    );
    return { faults, faultCount, orders };
  }

  /** The empty workbook, with the catalogue in force on that day; null: today. */
  template(day: string | null): Promise<Buffer> {
    return writeBatchWorkbook([], this.setting(day).standard);
  }

  onApplicationShutdown(): Promise<void> {
    return this.room.close();
  }

  private setting(day: string | null): ComponentSetting {
    const now = this.clock.now().toISOString();
    const on = day ?? chinaDayOf(now);
    const setting = settingOn(this.shelf.standards, on, now);
    if (setting === null) throw noCatalogueOn(on);
    return setting;
  }
}

const tooCostly = {
  ...{ code: 'unpacks-too-large', sheet: null, row: null, column: null, header: null, allowed: null },
  message: '读取文件所需的时间或内存超过限度；请分成几个批次提交',
};
const unwritten = (reason: string): EdgeError =>
  new EdgeError(frameworkContent('unavailable'), { cause: new Error(reason) });

const busy = {
  title: { zh: '正在处理的工作簿过多', en: 'Too many workbooks are being worked on' },
  detail: { zh: '请稍后重试。', en: 'Try again in a moment.' },
};
