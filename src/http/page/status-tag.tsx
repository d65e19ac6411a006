import type { ComponentChildren, VNode } from 'preact';
import type { Tone } from './tone.js';

const statuses = {
  draft: { word: '草稿', tone: 'neutral' },
  proposed: { word: '待批准', tone: 'caution' },
  approved: { word: '已批准', tone: 'information' },
  published: { word: '已发布', tone: 'good' },
  corrected: { word: '已更正', tone: 'caution' },
  withdrawn: { word: '已撤回', tone: 'warning' },
  discarded: { word: '已作废', tone: 'neutral' },
  demonstration: { word: '演示价格', tone: 'caution' },
  official: { word: '正式价格', tone: 'good' },
  private: { word: '自有价格册', tone: 'information' },
  'in-force': { word: '有效', tone: 'good' },
  'use-expired': { word: '已过使用期限', tone: 'caution' },
  superseded: { word: '已被新报告取代', tone: 'caution' },
  revoked: { word: '已撤销', tone: 'warning' },
  active: { word: '可用', tone: 'good' },
  disabled: { word: '已停用', tone: 'neutral' },
  expired: { word: '已过期', tone: 'neutral' },
  delivered: { word: '已送达', tone: 'good' },
  waiting: { word: '等待发送', tone: 'neutral' },
  failed: { word: '发送失败', tone: 'warning' },
  unread: { word: '未读', tone: 'caution' },
} satisfies Record<string, { readonly word: string; readonly tone: Tone }>;

export type Status = keyof typeof statuses;

/** The state of a thing in a word; the colour only repeats it. */
export function StatusTag({ status }: { readonly status: Status }): VNode {
  const { word, tone } = statuses[status];
  return <Tag tone={tone}>{word}</Tag>;
}

export function Tag({
  tone = 'neutral',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ComponentChildren;
}): VNode {
  return <span class={`tag ${tone}`}>{children}</span>;
}
