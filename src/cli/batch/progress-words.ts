/** How far a batch is, in one line. Pure. */
import type { BatchAnswer } from './batch-answer.js';

const stateNames: Readonly<Record<BatchAnswer['state'], string>> = {
  running: '进行中',
  paused: '已暂停',
  finished: '已完成',
  cancelled: '已取消',
};

const barWidth = 24;

export function progressBar({ lifts, counts }: Pick<BatchAnswer, 'lifts' | 'counts'>): string {
  const ended = counts.done + counts.failed;
  const filled = lifts === 0 ? 0 : Math.floor((ended * barWidth) / lifts);
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}]`;
}

export function progressWords({ state, lifts, counts, ratePerSecond, secondsLeft }: BatchAnswer): string {
  const { done, failed, appraised } = counts;
  const parts = [
    `${stateNames[state]} ${done + failed}/${lifts}`,
    `完成 ${done}`,
    `失败 ${failed}`,
    ...(appraised > 0 ? [`待出具报告 ${appraised}`] : []),
    ...(ratePerSecond === null ? [] : [`每秒 ${ratePerSecond} 台`]),
    ...(secondsLeft === null ? [] : [`剩余约 ${timeWords(secondsLeft)}`]),
  ];
  return parts.join('，');
}

function timeWords(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} 分` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}
