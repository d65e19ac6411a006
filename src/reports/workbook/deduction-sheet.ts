/** 扣除项: each deduction with its driver, the quantity a formula over the masses; below, on a sheet of its own, hazardous waste. */
import type { DeductionLine } from '../../engine/index.js';
import { deductionName } from '../content/deduction-table.js';
import { componentNameById, unitNameOrCode } from '../content/names.js';
import { allLines, type ReportScope } from '../content/report-scope.js';
import type { ComponentSheet, Load } from './component-sheet.js';
import { Fraction, sumOf } from './fraction.js';
import type { ParameterSheet } from './parameter-sheet.js';
import type { PriceSheet } from './price-sheet.js';
import { figure, input, Sheet, text, type Cell } from './sheet.js';
import { atom, product, quotient, rounded, roundedUp, tidied, whole, type Term } from './term.js';

const at = { measured: 2, quantity: 3, rate: 5, amount: 6, reported: 7, check: 8 } as const;
const wasteAt = { quantity: 2, each: 3, waste: 4 } as const;

export interface DeductionSources {
  readonly scope: ReportScope;
  readonly parameters: ParameterSheet;
  readonly prices: PriceSheet;
  readonly scrapped: ComponentSheet;
}

export class DeductionSheet {
  readonly sheet = new Sheet('扣除项', [
    ['扣减项目', 30],
    ['计量方式', 16],
    ['计量基数（个数或千克）', 22],
    ['数量', 16],
    ['单位', 10],
    ['单价', 16],
    ['金额（元）', 13],
    ['报告金额（元）', 14],
    ['核对', 8],
  ]);
  readonly waste = new Sheet('危险废物', [
    ['危险废物代码', 16],
    ['零部件', 30],
    ['零部件数量', 12],
    ['每单位数量', 12],
    ['数量', 14],
  ]);
  readonly checks = { column: at.check, first: 2 };
  private readonly amounts: Fraction[] = [];

  constructor(private readonly sources: DeductionSources) {
    for (const line of sources.scope.appraisal.deductions) this.add(line);
  }

  total(): Term {
    return atom(`SUM(${this.sheet.range(at.amount, 2)})`, sumOf(this.amounts));
  }

  private add(line: DeductionLine): void {
    const { sheet, sources } = this;
    const { scope, prices } = sources;
    const row = sheet.nextRow;
    const measured = this.measured(line);
    const base = sheet.at(row, at.measured, measured.exact);
    const quantity = this.quantity(line, base);
    const rate = prices.of(line.rowId);
    const amount = rounded(product(sheet.at(row, at.quantity, quantity.exact), sheet.at(row, at.rate, rate.exact)), 2);
    this.amounts.push(amount.exact);
    const reported = { cell: sheet.at(row, at.reported, Fraction.of(line.amount)), decimal: line.amount };
    sheet.add(
      text(deductionName(scope, line)),
      text(scope.text(`driver.${line.driver}`)),
      measured.cell,
      figure(quantity),
      text(unitNameOrCode(scope, line.unit)),
      figure(rate, 6),
      figure(amount, 2),
      input(line.amount),
      sheet.check(sheet.at(row, at.amount, amount.exact), reported, 2),
    );
  }

  private measured(line: DeductionLine): { readonly cell: Cell; readonly exact: Fraction } {
    switch (line.driver) {
      case 'per-stop':
      case 'per-landing':
      case 'lump':
        return { cell: input(line.quantity), exact: Fraction.of(line.quantity) };
      case 'per-hazardous-quantity':
        return counted(this.wasteOf(line));
      case 'per-tonne':
      case 'per-tonne-kilometre':
      case 'per-trip': {
        const load = this.sources.scrapped.load(this.loadOf(line));
        return { cell: figure(load.term, load.places), exact: load.term.exact };
      }
    }
  }

  private quantity(line: DeductionLine, base: Term): Term {
    const tonnes = quotient(base, whole(1000));
    if (line.driver === 'per-tonne') return tonnes;
    if (line.driver === 'per-tonne-kilometre') return product(tonnes, this.sources.parameters.haulDistance());
    if (line.driver !== 'per-trip') return base;
    const truckLoad = this.deductionOf(line).truckLoad;
    if (truckLoad === undefined) throw new Error(`A deduction per trip names its truck load: ${line.code}`);
    return roundedUp(quotient(tonnes, this.sources.parameters.of(truckLoad)));
  }

  private loadOf(line: DeductionLine): Load {
    const { kind } = this.deductionOf(line);
    return kind === 'cutting' || kind === 'transport' ? kind : 'all';
  }

  private deductionOf({ code }: DeductionLine): ReportScope['standard']['deductions'][number] {
    const deduction = this.sources.scope.standard.deductions.find((one) => one.code === code);
    if (deduction === undefined) throw new Error(`The edition knows no deduction "${code}"`);
    return deduction;
  }

  /** Σ quantity × the catalogue's quantity per unit, over what is scrapped. */
  private wasteOf({ hazardousWasteCode }: DeductionLine): Term {
    const { waste, sources } = this;
    const first = waste.nextRow;
    const quantities: Fraction[] = [];
    for (const { line, type } of allLines(sources.scope)) {
      if (line.decision !== 'scrap') continue;
      for (const { code, quantityPerUnit } of type.hazardousWaste) {
        if (code !== hazardousWasteCode) continue;
        const { quantity } = sources.scrapped.of(line.componentId);
        const each = sources.parameters.of(quantityPerUnit);
        const row = waste.nextRow;
        const amount = product(
          waste.at(row, wasteAt.quantity, quantity.exact),
          waste.at(row, wasteAt.each, each.exact),
        );
        quantities.push(amount.exact);
        const name = componentNameById(sources.scope, line.componentId);
        waste.add(text(code), text(name), figure(quantity), figure(each), figure(amount));
      }
    }
    return tidied(atom(`SUM(${waste.range(wasteAt.waste, first)})`, sumOf(quantities)), mostWastePlaces);
  }
}

/** A quantity of ten decimals times a figure of the edition: more than either is ever written with. */
const mostWastePlaces = 10;

const counted = (term: Term): { readonly cell: Cell; readonly exact: Fraction } => ({
  cell: figure(term),
  exact: term.exact,
});
