/** Prices of one region that stand in for those of another: told once, with all the rows they concern. */
import type { Finding } from '../../engine/index.js';
import { groupedBy } from './used-parameters.js';

/** Other findings stay as they are and keep their places. */
export function mergeFallbacks(findings: readonly Finding[]): readonly Finding[] {
  const groups = groupedBy(findings, ({ code, data }) =>
    JSON.stringify([code, data['region'], data['requestedRegion']]),
  );
  return [...groups.values()].flatMap((group): readonly Finding[] => {
    const [first] = group;
    if (first?.code !== 'region-fallback') return group;
    return [{ ...first, data: { ...first.data, rowId: group.map(({ data }) => String(data['rowId'])) } }];
  });
}
