/** Rule 8, assumedShare: how much of the value rests on catalogue figures, defaulted dates, fallback and carried prices. */
import type { DecimalText } from '../order.js';
import type { TraceNode } from '../trace.js';
import type { FoundPrice, ValuedComponent } from '../worksheet.js';
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
    standsIn(retained?.price ?? null) ||
    parts.some(({ priced }) => standsIn(priced.found))
  );
}

/** A price of another region or another day. A firm's own book is evidence of its own, not an assumption. */
function standsIn(price: FoundPrice | null): boolean {
  return price !== null && (price.isFallback || price.carry !== null);
}

function sumOfAmounts(components: readonly ValuedComponent[]): ReturnType<typeof sumOf> {
  return sumOf(components.map(({ amounts }) => absolute(amounts[0])));
}
