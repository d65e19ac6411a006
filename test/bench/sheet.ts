/**
 * The spreadsheet a firm would keep instead: one row per material line with VLOOKUPs for price and rate, rounded
 * amounts, the masses that are cut and moved, deductions and total. HyperFormula builds and computes it per appraisal.
 */
import { HyperFormula } from 'hyperformula';
import type { AppraisalOrder, RuleBook } from '../../src/engine/index.js';

type Cell = string | number;

export function sheetsOf(
  { components, terms, lift }: AppraisalOrder,
  { priceTables, standard }: RuleBook,
): {
  readonly prices: Cell[][];
  readonly lines: Cell[][];
} {
  const rows = priceTables.filter(({ tableId }) => tableId === standard.tables.scrap).flatMap((table) => table.rows);
  const prices = rows.map(({ code, price, taxRate, deliveryBasis }, index): Cell[] => [
    code,
    Number(price),
    Number(taxRate ?? '0'),
    `=ROUND(B${index + 1}/1000/(1+C${index + 1}),6)`,
    Number(standard.materials[code]?.recoveryRate.value ?? '1'),
    deliveryBasis === 'picked-up' ? 0 : 1,
  ]);
  const lines = components.flatMap(({ quantity, mass, materials }) =>
    (materials ?? []).map(({ material, share }): Cell[] => [
      Number(quantity),
      Number(mass?.kgPerUnit ?? '0'),
      material,
      Number(share),
    ]),
  );
  const table = `prices!$A$1:$F$${rows.length}`;
  const computed = lines.map((line, index): Cell[] => {
    const at = index + 1;
    return [
      ...line,
      `=ROUND(A${at}*B${at},3)*D${at}`,
      `=ROUND(E${at}*VLOOKUP(C${at},${table},5,FALSE())*VLOOKUP(C${at},${table},4,FALSE()),2)`,
      `=E${at}*VLOOKUP(C${at},${table},6,FALSE())`,
    ];
  });
  const last = lines.length;
  const rateOf = (code: string): number => {
    const services = priceTables.filter(({ tableId }) => tableId === standard.tables.services);
    return Number(services.flatMap((edition) => edition.rows).find((row) => row.code === code)?.price ?? '0');
  };
  const cutting = `ROUND(SUM(G1:G${last})/1000*${rateOf('cutting')},2)`;
  const transport = `ROUND(SUM(G1:G${last})/1000*${terms.haulDistanceKm ?? '0'}*${rateOf('transport')},2)`;
  const dismantling = `ROUND(${lift.stops}*${rateOf('dismantling')},2)`;
  computed.push([`=SUM(F1:F${last})-${dismantling}-${cutting}-${transport}`]);
  return { prices, lines: computed };
}

/** Loads the sheets and reads the total, as a service would have to for each appraisal. */
export function hyperFormulaTotal(order: AppraisalOrder, ruleBook: RuleBook): string {
  const { prices, lines } = sheetsOf(order, ruleBook);
  const engine = HyperFormula.buildFromSheets({ prices, lines }, { licenseKey: 'gpl-v3' });
  const sheet = engine.getSheetId('lines');
  const value = engine.getCellValue({ sheet: sheet ?? 0, row: lines.length - 1, col: 0 });
  engine.destroy();
  if (typeof value !== 'number') throw new Error(`No total: ${JSON.stringify(value)}`);
  return value.toFixed(2);
}
