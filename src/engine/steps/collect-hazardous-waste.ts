/** Rule 4, hazardous waste: per code, Σ quantity × the catalogue's quantityPerUnit over scrapped components. */
import type { Unit } from '../order.js';
import type { FindingValue } from '../finding.js';
import type { WorkedComponent } from '../worksheet.js';
import type { References } from '../references.js';
import type { Decimal } from '../exact/decimal.js';
import { addDecimals, formatDecimal, multiplyDecimals, parseDecimal, zero } from '../exact/decimal.js';

export interface HazardousQuantity {
  readonly code: string;
  /** The catalogue's units for it; more than one cannot meet one rate. */
  readonly units: readonly Unit[];
  readonly quantity: Decimal;
  readonly inputs: Readonly<Record<string, FindingValue>>;
  readonly uses: readonly string[];
}

interface Gathering {
  readonly units: Set<Unit>;
  quantity: Decimal;
  readonly componentIds: string[];
  readonly quantities: string[];
  readonly uses: Set<string>;
}

/** In code order; codes with quantity 0 are left out. */
export function hazardousQuantities(
  scrapped: readonly WorkedComponent[],
  references: References,
): readonly HazardousQuantity[] {
  const gathered = new Map<string, Gathering>();
  for (const { component, type } of scrapped) {
    for (const { code, quantityPerUnit } of type.hazardousWaste) {
      const quantity = multiplyDecimals(parseDecimal(component.quantity), parseDecimal(quantityPerUnit.value));
      if (quantity.units === 0) continue;
      const gathering = gathered.get(code) ?? emptyGathering();
      gathered.set(code, gathering);
      gathering.units.add(quantityPerUnit.unit);
      gathering.quantity = addDecimals(gathering.quantity, quantity);
      gathering.componentIds.push(component.id);
      gathering.quantities.push(formatDecimal(quantity));
      gathering.uses.add(references.parameter(quantityPerUnit));
    }
  }
  return [...gathered]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { units, quantity, componentIds, quantities, uses }]) => ({
      code,
      units: [...units],
      quantity,
      inputs: { componentIds, quantities },
      uses: [...uses],
    }));
}

function emptyGathering(): Gathering {
  return { units: new Set(), quantity: zero, componentIds: [], quantities: [], uses: new Set() };
}
