/** A batch in words. */
import type { VNode } from 'preact';
import type { BatchActName } from '../../batches/batch.entities.js';
import type { BatchDto } from '../../batches/batch.dto.js';
import type { BatchState } from '../../batches/batch-state.js';
import { Tag } from '../../http/page/status-tag.js';
import type { Tone } from '../../http/page/tone.js';

const states: Readonly<Record<BatchState, { readonly word: string; readonly tone: Tone }>> = {
  running: { word: '进行中', tone: 'information' },
  paused: { word: '已暂停', tone: 'caution' },
  finished: { word: '已完成', tone: 'good' },
  cancelled: { word: '已取消', tone: 'neutral' },
};

export function BatchTag({ state }: Pick<BatchDto, 'state'>): VNode {
  const { word, tone } = states[state as BatchState];
  return <Tag tone={tone}>{word}</Tag>;
}

export const actWords: Readonly<Record<BatchActName, { readonly label: string; readonly done: string }>> = {
  pause: { label: '暂停', done: '批次已暂停；正在评估的几台会做完。' },
  resume: { label: '继续', done: '批次继续进行。' },
  cancel: { label: '取消批次', done: '批次已取消；已经评估的保留。' },
  retry: { label: '重试失败的电梯', done: '失败的电梯将重新评估。' },
};

export const sourceWords: Readonly<Record<string, string>> = {
  json: '接口（JSON）',
  ndjson: 'NDJSON 文件',
  xlsx: 'Excel 文件',
};

export function timeWords(seconds: number): string {
  if (seconds < 60) return `约 ${seconds} 秒`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `约 ${minutes} 分钟` : `约 ${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
}
