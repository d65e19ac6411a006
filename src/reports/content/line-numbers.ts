/** Numbers of the component table, in words. */
import { enumerated } from './format.js';

/** 3、7、9至12: neighbours are drawn together. */
export function inRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return enumerated(
    runs.flatMap(([from, to]) =>
      to - from > 1 ? [`${from}至${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
    ),
  );
}
