/** Rule 3, scrap amount: Σ over materials of round2(massKg × share × recoveryRate × price). */
import type { MaterialLine } from '../appraisal.js';
import type { TraceNode } from '../trace.js';
import type { MaterialPart, Run } from '../worksheet.js';
import type { Int } from '../exact/integer.js';
import { plus, times } from '../exact/integer.js';
import { roundedProduct } from '../exact/half-away-from-zero.js';
import { formatDecimal } from '../exact/decimal.js';
import { formatMass, formatMoney, massPlaces, moneyPlaces, ratePlaces } from '../exact/scales.js';
import type { Fen, Grams } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';

export function scrapAmount(parts: readonly MaterialPart[], mass: Grams, run: Run): Fen {
  let sum: Fen = 0;
  for (const part of parts) sum = plus(sum, materialAmount(part, mass, run));
  return sum;
}

export function materialAmount({ priced, share }: MaterialPart, mass: Grams, run: Run): Fen {
  return amountOf(times(mass, share.units), { priced, share }, run);
}

function amountOf(shareOfMass: Int, { priced, share }: MaterialPart, run: Run): Fen {
  const places = massPlaces + share.scale + priced.factorScale;
  return roundedProduct(shareOfMass, priced.factors[run], places - moneyPlaces);
}

export interface DescribedScrap {
  readonly materials: readonly MaterialLine[];
  readonly nodes: readonly TraceNode[];
}

/** The printed lines of the materials and the trace of their amounts and of the sum. */
export function describeScrap(parts: readonly MaterialPart[], mass: Grams, scrap: Fen): DescribedScrap {
  const massKg = formatMass(mass);
  const materials: MaterialLine[] = [];
  const nodes: TraceNode[] = [];
  for (const part of parts) {
    const line = materialLine(part, mass);
    materials.push(line);
    nodes.push(materialNode(part, massKg, line));
  }
  nodes.push({
    step: 'value-scrap',
    clause: ruleClauses.price,
    inputs: { amounts: materials.map(({ amount }) => amount) },
    uses: [],
    result: formatMoney(scrap),
    rounding: null,
  });
  return { materials, nodes };
}

function materialLine(part: MaterialPart, mass: Grams): MaterialLine {
  const { priced, share } = part;
  const shareOfMass = times(mass, share.units);
  return {
    material: priced.material.code,
    share: formatDecimal(share, ratePlaces),
    massKg: formatDecimal({ units: shareOfMass, scale: massPlaces + share.scale }, massPlaces),
    recoveryRate: priced.recoveryRate,
    pricePerKg: priced.pricePerKg,
    rowId: priced.found === null ? null : priced.found.row.rowId,
    hazardousWasteCode: priced.material.hazardousWasteCode ?? null,
    amount: formatMoney(amountOf(shareOfMass, part, 0)),
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
