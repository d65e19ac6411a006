/** Every type of the catalogue has a line or a reason: nothing is left out silently. */
import type { ComponentType } from '../engine/index.js';
import type { Facts } from './facts.js';
import type { AbsentOutcome } from './outcome.js';
import type { NotProposed, ProposedLine } from './starting-list.js';

export function notProposed(
  { standard, parameters }: Facts,
  lines: readonly ProposedLine[],
  absent: readonly AbsentOutcome[],
): readonly NotProposed[] {
  const listed = new Set(lines.map(({ component }) => component.type));
  const reasonFor = ({ code: type }: ComponentType): Pick<NotProposed, 'code' | 'reason'> => {
    const known = absent.find((outcome) => outcome.type === type);
    if (known !== undefined) return { code: known.code, reason: known.reason };
    const never = parameters.neverProposed[type];
    if (never !== undefined) return { code: 'never-proposed', reason: never };
    return { code: 'no-formula', reason: '没有估算公式，见到才列' };
  };
  return Object.values(standard.componentTypes)
    .filter(({ code }) => !listed.has(code))
    .map((type) => ({ type: type.code, name: type.zh, system: type.system, ...reasonFor(type) }));
}
