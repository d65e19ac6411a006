/** Rule 3, scrap amount: Σ over materials of round2(massKg × share × recoveryRate × price). */
import type { MaterialLine } from '../appraisal.js';
import type { TraceNode } from '../trace.js';
import type { MaterialPart, Run, ValuedComponent, ValuedPart } from '../worksheet.js';
import { plus, times } from '../exact/integer.js';
import { roundedProduct } from '../exact/half-away-from-zero.js';
import { formatDecimal } from '../exact/decimal.js';
import { formatMoney, massPlaces, moneyPlaces } from '../exact/scales.js';
import type { Fen, Grams } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';

export function scrapAmount(parts: readonly MaterialPart[], mass: Grams, run: Run): Fen {
  let sum: Fen = 0;
  for (const part of parts) sum = plus(sum, materialAmount(part, mass, run));
  return sum;
}

export function materialAmount({ priced, share }: MaterialPart, mass: Grams, run: Run): Fen {
  const places = massPlaces + share.scale + priced.factorScale;
  return roundedProduct(times(mass, share.units), priced.factors[run], places - moneyPlaces);
}

export interface DescribedScrap {
  readonly materials: readonly MaterialLine[];
  readonly nodes: readonly TraceNode[];
}

/** The printed lines of the materials and the trace of their amounts and of the sum. */
export function describeScrap({ parts, mass, printed }: ValuedComponent): DescribedScrap {
  const massKg = mass.massesKg[0];
  const materials: MaterialLine[] = [];
  const nodes: TraceNode[] = [];
  for (const part of parts) {
    const line = materialLine(part, mass.masses[0]);
    materials.push(line);
    nodes.push(materialNode(part, massKg, line));
  }
  nodes.push({
    step: 'value-scrap',
    clause: ruleClauses.price,
    inputs: { amounts: materials.map(({ amount }) => amount) },
    uses: [],
    result: printed.scrap,
    rounding: null,
  });
  return { materials, nodes };
}

function materialLine({ priced, share, amount }: ValuedPart, mass: Grams): MaterialLine {
  return {
    material: priced.material.code,
    share: share.text,
    massKg: formatDecimal({ units: times(mass, share.units), scale: massPlaces + share.scale }, massPlaces),
    recoveryRate: priced.recoveryRate,
    pricePerKg: priced.pricePerKg,
    rowId: priced.found === null ? null : priced.found.row.rowId,
    hazardousWasteCode: priced.material.hazardousWasteCode ?? null,
    amount: formatMoney(amount),
  };
}

function materialNode({ priced }: MaterialPart, massKg: string, line: MaterialLine): TraceNode {
  const { material, share, recoveryRate, pricePerKg, hazardousWasteCode, amount } = line;
  return {
    step: 'value-scrap',
    clause: ruleClauses.price,
    inputs:
      hazardousWasteCode === null
        ? { material, massKg, share, recoveryRate, pricePerKg }
        : { material, massKg, share, hazardousWasteCode },
    uses: priced.uses,
    result: amount,
    rounding: hazardousWasteCode === null ? 'round2' : null,
  };
}
