/** Remarks on price rows that say the same of many rows are made once and name them all. */
import type { Finding } from '../../engine/index.js';
import { groupedBy } from './used-parameters.js';

/** Prices of another region that stand in, and prices of one edition of a private book. */
const MERGED: readonly Finding['code'][] = ['region-fallback', 'private-price-book'];

/** Other findings stay as they are and keep their places. */
export function mergeRows(findings: readonly Finding[]): readonly Finding[] {
  const groups = groupedBy(findings, ({ code, data }) =>
    JSON.stringify([code, data['region'], data['requestedRegion'], data['editionId']]),
  );
  return [...groups.values()].flatMap((group): readonly Finding[] => {
    const [first] = group;
    if (!first || !MERGED.includes(first.code)) return group;
    return [{ ...first, data: { ...first.data, rowId: group.map(({ data }) => String(data['rowId'])) } }];
  });
}
