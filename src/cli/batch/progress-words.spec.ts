import { describe, expect, it } from '@jest/globals';
import type { BatchAnswer } from './batch-answer.js';
import { progressBar, progressWords } from './progress-words.js';
import { ShowProgress } from './show-progress.js';

const batch = (changes: Partial<BatchAnswer> = {}): BatchAnswer => ({
  ...{ id: 'b', state: 'running', reports: 'none', lifts: 48, ratePerSecond: '12.5', secondsLeft: 130 },
  counts: { waiting: 24, appraised: 2, done: 21, failed: 1 },
  ...changes,
});

describe('the progress of a batch', () => {
  it('is a bar and the figures of the service in words', () => {
    expect(progressBar(batch())).toBe('[###########-------------]');
    expect(progressWords(batch())).toBe('进行中 22/48，完成 21，失败 1，待出具报告 2，每秒 12.5 台，剩余约 3 分');
    expect(progressWords(batch({ secondsLeft: 7_300, ratePerSecond: null }))).toContain('剩余约 2 小时 2 分');
  });

  it('is written over on a terminal, and told in plain lines now and then elsewhere', () => {
    const screens = [true, false].map((isTerminal) => {
      let text = '';
      const progress = new ShowProgress({ isTerminal, write: (piece) => void (text += piece) });
      for (const at of [0, 1_000, 9_999, 10_000, 20_000]) {
        progress.show(batch({ counts: { waiting: 48 - at / 1_000, appraised: 0, done: at / 1_000, failed: 0 } }), at);
      }
      progress.end(batch({ state: 'finished', ratePerSecond: null, secondsLeft: null }));
      return text;
    });
    expect(screens[0]?.split('\r').length).toBe(7);
    expect(screens[0]?.endsWith('\n')).toBe(true);
    expect(screens[1]).not.toContain('\r');
    expect(screens[1]?.split('\n').map((line) => line.split('，')[0])).toEqual([
      ...['进行中 0/48', '进行中 10/48', '进行中 20/48', '已完成 22/48', ''],
    ]);
  });
});
