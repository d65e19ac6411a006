/** Findings on price rows that say the same of many rows are told once and name them all. */
import type { Finding } from '../../engine/index.js';
import { groupedBy } from './used-parameters.js';

/** Prices of another region, of one edition of a private book, or carried by the same index over the same days. */
const MERGED: readonly Finding['code'][] = ['region-fallback', 'private-price-book', 'price-rolled-forward'];
const SHARED = ['region', 'requestedRegion', 'editionId', 'ageDays', 'fromIndexRowId', 'toIndexRowId'];

/** Other findings stay as they are; warnings keep their places too. */
export function mergeRows(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((finding, index) => ({ finding, key: keyOf(finding, index) }));
  return [...groupedBy(keyed, ({ key }) => key).values()].flatMap((group): readonly Finding[] => {
    const same = group.map(({ finding }) => finding);
    const [first] = same;
    if (!first || !MERGED.includes(first.code)) return same;
    return [{ ...first, data: { ...first.data, rowId: same.map(({ data }) => String(data['rowId'])) } }];
  });
}

function keyOf({ code, level, clause, data }: Finding, index: number): string {
  if (MERGED.includes(code)) return JSON.stringify([code, clause, ...SHARED.map((name) => data[name] ?? null)]);
  return level === 'warning' ? `#${index}` : code;
}
