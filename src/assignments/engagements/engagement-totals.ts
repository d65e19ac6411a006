/** The sums of an engagement: every lift once, however many assignments it has. Pure. */
import { addDecimalTexts } from '../../engine/index.js';
import type { EngagementLiftDto, EngagementTotalsDto } from '../assignment.dto.js';

type Listed = Pick<EngagementLiftDto, 'id' | 'deviceCode' | 'scrapNet' | 'remaining'>;

/** Of each lift the newest assignment that has an appraisal, else the newest. Ids sort by the time they were made. */
export function countedIds(assignments: readonly Listed[]): ReadonlySet<string> {
  const counted = new Map<string, Listed>();
  for (const one of assignments) {
    const known = counted.get(one.deviceCode);
    if (known === undefined || isRather(one, known)) counted.set(one.deviceCode, one);
  }
  return new Set([...counted.values()].map(({ id }) => id));
}

function isRather(one: Listed, known: Listed): boolean {
  const [isAppraised, wasAppraised] = [one.scrapNet !== null, known.scrapNet !== null];
  return isAppraised === wasAppraised ? one.id > known.id : isAppraised;
}

/** 残值 and 余值 apart: the one is cash, the other a purchase avoided. */
export function totalsOf(
  assignments: readonly Pick<EngagementLiftDto, 'scrapNet' | 'remaining' | 'isCounted'>[],
): EngagementTotalsDto {
  const lifts = assignments.filter(({ isCounted }) => isCounted);
  const sum = (amounts: readonly (string | null)[]): string =>
    amounts.reduce<string>((total, amount) => (amount === null ? total : addDecimalTexts(total, amount)), '0.00');
  return {
    lifts: lifts.length,
    appraised: lifts.filter(({ scrapNet }) => scrapNet !== null).length,
    scrapNet: sum(lifts.map(({ scrapNet }) => scrapNet)),
    remaining: sum(lifts.map(({ remaining }) => remaining)),
  };
}
