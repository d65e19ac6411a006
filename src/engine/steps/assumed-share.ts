/** Rule 8, assumedShare: how much of the value rests on catalogue figures, defaulted dates and fallback prices. */
import type { DecimalText } from '../order.js';
import type { TraceNode } from '../trace.js';
import type { ValuedComponent } from '../worksheet.js';
import { halfAwayFromZero } from '../exact/half-away-from-zero.js';
import { absolute, powerOfTen, sumOf, times } from '../exact/integer.js';
import { formatMoney, formatRate, ratePlaces } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';

export interface AssumedShare {
  readonly share: DecimalText;
  readonly node: TraceNode;
}

/** round4(Σ|amount| of such lines ÷ Σ|amount| of all lines), 0 for none. */
export function assumedShare(components: readonly ValuedComponent[]): AssumedShare {
  const assumed = components.filter(restsOnAssumption);
  const [part, all] = [sumOfAmounts(assumed), sumOfAmounts(components)];
  const share = formatRate(all === 0 ? 0 : halfAwayFromZero(times(part, powerOfTen(ratePlaces)), all));
  const inputs = {
    amount: 'assumedShare',
    componentIds: assumed.map(({ worked }) => worked.component.id),
    assumed: formatMoney(part),
    all: formatMoney(all),
  };
  return {
    share,
    node: { step: 'add-up', clause: ruleClauses.range, inputs, uses: [], result: share, rounding: 'round4' },
  };
}

function restsOnAssumption({ worked, mass, parts, retained }: ValuedComponent): boolean {
  return (
    mass.isDefaulted ||
    worked.materialsDefaulted ||
    retained?.condition.installedOn.isDefaulted === true ||
    retained?.price.isFallback === true ||
    parts.some(({ priced }) => priced.found?.isFallback === true)
  );
}

function sumOfAmounts(components: readonly ValuedComponent[]): ReturnType<typeof sumOf> {
  return sumOf(components.map(({ amounts }) => absolute(amounts[0])));
}
