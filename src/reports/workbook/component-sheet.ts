/** One row a material of a component: its mass, the rate that is recovered, the price, the amount, and what it weighs in the deductions. */
import type { AppraisalLine, MaterialLine } from '../../engine/index.js';
import { componentName, counterName, materialName } from '../content/names.js';
import { allLines, type NumberedLine, type ReportScope } from '../content/report-scope.js';
import { Fraction, one, sumOf, zero } from './fraction.js';
import type { ParameterSheet } from './parameter-sheet.js';
import type { PriceSheet } from './price-sheet.js';
import { empty, figure, input, Sheet, text, type Cell } from './sheet.js';
import { atom, product, rounded, tidied, type Term } from './term.js';

const at = {
  quantity: 1,
  kgPerUnit: 3,
  mass: 4,
  share: 6,
  part: 7,
  rate: 8,
  price: 9,
  amount: 10,
  reported: 14,
  check: 15,
};
export const loadColumns = { all: 11, cutting: 12, transport: 13 } as const;
export type Load = keyof typeof loadColumns;

const columnTitles = [
  ['零部件', 30],
  ['数量', 10],
  ['单位', 7],
  ['单位质量（千克）', 15],
  ['质量（千克）', 13],
  ['材料', 20],
  ['占比', 9],
  ['材料质量（千克）', 16],
  ['回收率', 9],
  ['单价（元/千克）', 15],
  ['金额（元）', 13],
  ['计入吨位', 9],
  ['计入切割', 9],
  ['计入运输', 9],
  ['报告金额（元）', 14],
  ['核对', 8],
] as const;

export interface ComponentPlaces {
  readonly quantity: Term;
  readonly mass: Term;
  /** Of all its materials. */
  readonly scrapAmount: Term;
}

interface Part {
  readonly line: AppraisalLine;
  readonly material: MaterialLine;
  readonly mass: Term;
}

export class ComponentSheet {
  readonly sheet: Sheet;
  readonly checks = { column: at.check, first: 2 };
  private readonly places = new Map<string, ComponentPlaces>();
  private readonly amounts: Fraction[] = [];
  private readonly masses: { readonly mass: Fraction; readonly loads: Readonly<Record<Load, boolean>> }[] = [];

  constructor(
    name: string,
    decision: AppraisalLine['decision'],
    private readonly sources: { scope: ReportScope; parameters: ParameterSheet; prices: PriceSheet },
  ) {
    this.sheet = new Sheet(name, columnTitles);
    for (const entry of allLines(sources.scope)) if (entry.line.decision === decision) this.addComponent(entry);
  }

  of(componentId: string): ComponentPlaces {
    const places = this.places.get(componentId);
    if (places === undefined) throw new Error(`No formula weighs "${componentId}"`);
    return places;
  }

  total(): Term {
    return atom(`SUM(${this.sheet.range(at.amount, 2)})`, sumOf(this.amounts));
  }

  /** Σ of the material masses that enter a deduction, in kg. */
  load(kind: Load): { readonly term: Term; readonly places: number } {
    const entering = this.masses.filter(({ loads }) => loads[kind]).map(({ mass }) => mass);
    const shares = this.sources.scope.appraisal.lines.flatMap(({ materials }) => materials.map(({ share }) => share));
    const places = 3 + Math.max(0, ...shares.map((share) => share.split('.')[1]?.length ?? 0));
    const { sheet } = this;
    const formula = `SUMPRODUCT(${sheet.range(at.part, 2)},${sheet.range(loadColumns[kind], 2)})`;
    return { term: tidied(atom(formula, sumOf(entering)), places), places };
  }

  private addComponent({ line, component }: NumberedLine): void {
    const { sheet, sources } = this;
    const first = sheet.nextRow;
    const quantity = sheet.at(first, at.quantity, Fraction.of(line.quantity));
    const kgPerUnit = sheet.at(first, at.kgPerUnit, Fraction.of(line.kgPerUnit));
    const mass = rounded(product(quantity, kgPerUnit), 3);
    const placed = sheet.at(first, at.mass, mass.exact);
    const names = [
      text(componentName(sources.scope, component)),
      input(line.quantity),
      text(counterName(sources.scope, line.type, line.unit)),
      input(line.kgPerUnit),
    ];
    line.materials.forEach((material, index) => {
      const head =
        index === 0 ? [...names, figure(mass, 3)] : [names[0] ?? empty, empty, empty, empty, figure(placed, 3)];
      this.addMaterial(head, { line, material, mass: placed });
    });
    const scrap = sumOf(this.amounts.slice(-line.materials.length));
    const scrapAmount = atom(`SUM(${sheet.range(at.amount, first)})`, scrap);
    this.places.set(line.componentId, { quantity, mass: placed, scrapAmount });
  }

  private addMaterial(head: readonly Cell[], { material, mass }: Part): void {
    const { sheet, sources } = this;
    const { scope } = sources;
    const row = sheet.nextRow;
    const share = Fraction.of(material.share);
    const part = product(sheet.at(row, at.mass, mass.exact), sheet.at(row, at.share, share));
    const priced = this.priced(material, row, part.exact);
    const loads = this.loadsOf(material);
    const reported = sheet.at(row, at.reported, Fraction.of(material.amount));
    const amount = sheet.at(row, at.amount, priced.amount.exact);
    this.amounts.push(priced.amount.exact);
    this.masses.push({ mass: part.exact, loads });
    sheet.add(
      ...head,
      text(materialName(scope, material.material)),
      input(material.share),
      figure(part),
      priced.rate,
      priced.price,
      material.rowId === null ? input('0') : figure(priced.amount, 2),
      ...(['all', 'cutting', 'transport'] as const).map((kind) => input(loads[kind] ? '1' : '0')),
      input(material.amount),
      sheet.check(amount, { cell: reported, decimal: material.amount }, 2),
    );
  }

  /** A hazardous material has no price and brings nothing; recovery counts only where the price is above 0. */
  private priced(material: MaterialLine, row: number, part: Fraction): { rate: Cell; price: Cell; amount: Term } {
    const { sheet, sources } = this;
    if (material.rowId === null) return { rate: empty, price: empty, amount: atom('0', zero) };
    const known = sources.scope.standard.materials[material.material];
    if (known === undefined) throw new Error(`The edition knows no material "${material.material}"`);
    const price = sources.prices.of(material.rowId);
    const recovery = sources.parameters.of(known.recoveryRate);
    const placed = sheet.at(row, at.price, price.exact);
    const exact = price.exact.isZero() ? one : recovery.exact;
    const rate = atom(`IF(${placed.formula}>0,${recovery.formula},1)`, exact);
    const amount = product(sheet.at(row, at.part, part), sheet.at(row, at.rate, exact), placed);
    return { rate: figure(rate), price: figure(price, 6), amount: rounded(amount, 2) };
  }

  private loadsOf({ hazardousWasteCode, rowId }: MaterialLine): Readonly<Record<Load, boolean>> {
    const { appraisal, standard } = this.sources.scope;
    const reference = rowId === null ? undefined : appraisal.references[`price:${rowId}`];
    const code = reference?.kind === 'price' ? reference.deliveryBasis : null;
    const basis =
      code === null || !Object.hasOwn(standard.deliveryBases, code) ? undefined : standard.deliveryBases[code];
    const all = hazardousWasteCode === null;
    return {
      all,
      cutting: all && basis?.containsCutting !== true,
      transport: all && basis?.containsTransport !== true,
    };
  }
}
