/** Where component sheets are read and written for the doors: cells in a thread with limits, the rules of orders here. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { threadProgram } from '../../config/package-root.js';
import type { Component, Standard } from '../../engine/index.js';
import { EdgeError } from '../../http/edge-error.js';
import { WorkerRoom } from '../../http/worker-room.js';
import type { SheetFormat } from '../../price-tables/exchange/write-price-sheet.js';
import type { ComponentSetting } from './check-components.js';
import { componentTemplate } from './component-columns.js';
import type { ComponentSheetAnswer, ComponentSheetTask } from './component-sheet-worker.js';
import { componentsOf, type ComponentSheetReading } from './read-component-sheet.js';

export interface ComponentSheetUpload {
  readonly bytes: Uint8Array;
  /** Shown as the sheet's name where the file has none of its own (CSV). */
  readonly name: string;
}

@Injectable()
export class ComponentSheetRoom implements OnApplicationShutdown {
  private readonly room = new WorkerRoom<ComponentSheetTask, ComponentSheetAnswer>({
    program: threadProgram('component-sheet-worker'),
    memoryMb: 512,
    limitMs: 30_000,
    mostAtOnce: 8,
    full: () => new EdgeError({ kind: 'unavailable', code: 'sheets-busy', ...busy }),
  });

  async read({ bytes, name }: ComponentSheetUpload, setting: ComponentSetting): Promise<ComponentSheetReading> {
    const answer = await this.room.run({ kind: 'read', bytes, name, template: componentTemplate(setting.standard) });
    if (answer?.kind === 'read') return componentsOf(answer.taken, setting);
    return { kind: 'faults', faults: [{ code: 'unpacks-too-large', message: tooCostly, ...wholeFile }] };
  }

  async write(components: readonly Component[], standard: Standard, format: SheetFormat): Promise<Buffer> {
    const answer = await this.room.run({ kind: 'write', components, standard, format });
    if (answer?.kind === 'written') return Buffer.from(answer.bytes);
    throw new EdgeError({ kind: 'unavailable', code: 'sheet-too-costly', ...costly });
  }

  onApplicationShutdown(): Promise<void> {
    return this.room.close();
  }
}

const wholeFile = { sheet: null, row: null, column: null, header: null, allowed: null };
const tooCostly = '读取文件所需的时间或内存超过限度；请删去多余的内容后再上传';
const costly = { title: { zh: '清单过大，无法写出', en: 'The list is too large to be written' } };
const busy = {
  title: { zh: '正在处理的表格过多', en: 'Too many sheets are being worked on' },
  detail: { zh: '请稍后重试。', en: 'Try again in a moment.' },
};
