/** 保留部件: one row a part that stays, from its age and survey to its amount between the price of a new one and scrap. */
import type { Component, RetainedDetail, TaxedAmount } from '../../engine/index.js';
import { componentName, counterName } from '../content/names.js';
import { allLines, type NumberedLine, type ReportScope } from '../content/report-scope.js';
import type { ComponentSheet } from './component-sheet.js';
import { Fraction, largest, sumOf } from './fraction.js';
import { nothing, type ParameterSheet } from './parameter-sheet.js';
import type { PriceSheet } from './price-sheet.js';
import { figure, input, Sheet, text, type Cell } from './sheet.js';
import {
  atom,
  difference,
  maximum,
  minimum,
  onePlus,
  product,
  quotient,
  rounded,
  roundedDifference,
  sum,
  whole,
  type Term,
} from './term.js';

const at = {
  ...{ quantity: 1, since: 3, months: 4, life: 5, floor: 6, remaining: 7, ageRate: 8, score: 9, condition: 10 },
  ...{ priced: 11, newPrice: 12, obsolescence: 13, cost: 14, taken: 15, put: 16, refurbishment: 17 },
  ...{ asNew: 18, worth: 19, scrap: 20, amount: 21, reported: 22, check: 23 },
} as const;

export interface RetainedSources {
  readonly scope: ReportScope;
  readonly parameters: ParameterSheet;
  readonly prices: PriceSheet;
  /** The same parts as scrap: nobody keeps for less. */
  readonly floors: ComponentSheet;
}

/** A row while it is filled: each computed cell with the name under which the next ones use it. */
interface Row {
  readonly place: (column: number, term: Term) => Term;
  readonly given: (column: number, decimal: string) => Term;
}

export class RetainedSheet {
  readonly sheet = new Sheet('保留部件', [
    ...([
      ['零部件', 30],
      ['数量', 10],
      ['单位', 7],
      ['起算日', 12],
      ['已用月数', 9],
      ['寿命（年）', 9],
      ['下限（年）', 9],
    ] as const),
    ...([
      ['剩余月数', 9],
      ['年限法成新率', 12],
      ['勘察成新率', 11],
      ['综合成新率', 11],
      ['计价数量', 12],
    ] as const),
    ...([
      ['新件单价', 14],
      ['功能性贬值', 11],
      ['修复费（每单位）', 15],
      ['扣除税率', 9],
      ['加计税率', 9],
    ] as const),
    ...([
      ['采用修复费', 13],
      ['重置价', 15],
      ['计算值', 17],
      ['残值下限（元）', 14],
      ['金额（元）', 13],
    ] as const),
    ...([
      ['报告金额（元）', 14],
      ['核对', 8],
    ] as const),
  ]);
  readonly checks = { column: at.check, first: 2 };
  private readonly amounts: Fraction[] = [];

  constructor(private readonly sources: RetainedSources) {
    for (const entry of allLines(sources.scope)) {
      if (entry.line.retained !== null) this.add(entry, entry.line.retained);
    }
  }

  total(): Term {
    return atom(`SUM(${this.sheet.range(at.amount, 2)})`, sumOf(this.amounts));
  }

  private add(entry: NumberedLine, retained: RetainedDetail): void {
    const { sheet, sources } = this;
    const { line, component } = entry;
    const number = sheet.nextRow;
    const row: Row = {
      place: (column, { exact }) => sheet.at(number, column, exact),
      given: (column, decimal) => sheet.at(number, column, Fraction.of(decimal)),
    };
    const age = this.age(entry, retained, row);
    const refurbishment = this.refurbishment(entry, row);
    const worth = this.worth(entry, retained, { row, condition: age.condition, refurbishment: refurbishment.term });
    const reported = { cell: row.given(at.reported, line.amount), decimal: line.amount };
    this.amounts.push(worth.amount.exact);
    sheet.add(
      text(componentName(sources.scope, component)),
      input(line.quantity),
      text(counterName(sources.scope, line.type, line.unit)),
      text(retained.installedOn),
      ...age.cells,
      ...worth.before,
      ...refurbishment.cells,
      ...worth.after,
      input(line.amount),
      sheet.check(row.place(at.amount, worth.amount), reported, 2),
    );
  }

  private age(
    { type }: NumberedLine,
    { usedMonths, score }: RetainedDetail,
    { place, given }: Row,
  ): { readonly cells: readonly Cell[]; readonly condition: Term } {
    const { parameters, scope } = this.sources;
    if (type.life === null || type.lifeFloor === null) throw new Error(`A part that stays has a life: ${type.code}`);
    const [life, floor] = [parameters.of(type.life), parameters.of(type.lifeFloor)];
    const months = atom(
      monthsBetween(given(at.since, '0').formula, parameters.referenceDate),
      Fraction.of(String(usedMonths)),
    );
    const [used, years, least] = [place(at.months, months), place(at.life, life), place(at.floor, floor)];
    const remaining = maximum(difference(product(years, whole(12)), used), product(least, whole(12)));
    const left = place(at.remaining, remaining);
    const ageRate = rounded(quotient(left, sum(used, left)), 4);
    const { age, survey } = scope.standard.conditionWeights;
    const condition = rounded(
      sum(
        product(parameters.of(age), place(at.ageRate, ageRate)),
        product(parameters.of(survey), given(at.score, score)),
      ),
      4,
    );
    const cells = [figure(months, 0), figure(life), figure(floor), figure(remaining), figure(ageRate, 4), input(score)];
    return { cells: [...cells, figure(condition, 4)], condition: place(at.condition, condition) };
  }

  /** The order's figure or the edition's, on the order's terms: a refurbishment is a service, taxed as one. */
  private refurbishment(
    { component, type }: NumberedLine,
    { place, given }: Row,
  ): { readonly cells: readonly Cell[]; readonly term: Term } {
    const { parameters, scope } = this.sources;
    const own = component.retention?.refurbishment ?? null;
    const cost = own === null ? parameters.of(type.refurbishment) : null;
    const taken = takenFrom(own ?? type.refurbishment);
    const put = scope.appraisal.taxBasis === 'included' ? parameters.of(scope.standard.taxRates.services) : nothing;
    const amount = own === null ? type.refurbishment.value : own.amount;
    const bare = quotient(given(at.cost, amount), onePlus(given(at.taken, taken)));
    const refurbishment = rounded(product(bare, onePlus(place(at.put, put))), 6);
    const cells = [
      cost === null ? input(amount) : figure(cost),
      input(taken),
      put === nothing ? input('0') : figure(put),
      figure(refurbishment, 6),
    ];
    return { cells, term: place(at.refurbishment, refurbishment) };
  }

  private worth(
    { line, component, type }: NumberedLine,
    retained: RetainedDetail,
    { row, condition, refurbishment }: { readonly row: Row; readonly condition: Term; readonly refurbishment: Term },
  ): { readonly before: readonly Cell[]; readonly after: readonly Cell[]; readonly amount: Term } {
    const { place, given } = row;
    const { prices, floors } = this.sources;
    const quantity = given(at.quantity, line.quantity);
    const priced = this.pricedQuantity(retained, line.componentId, quantity);
    const newPrice = prices.of(retained.rowId);
    const obsolescence = this.obsolescence(component, type);
    const asNew = product(place(at.priced, priced), place(at.newPrice, newPrice));
    const kept = product(
      place(at.asNew, asNew),
      condition,
      difference(whole(1), place(at.obsolescence, obsolescence.term)),
    );
    const restored = product(refurbishment, quantity);
    const worth = difference(kept, restored);
    const scrap = floors.of(line.componentId).scrapAmount;
    const bounded = minimum(place(at.worth, worth), place(at.asNew, asNew));
    const size = sum(place(at.asNew, asNew), restored);
    const amount = atomOfLarger(roundedDifference(bounded, size, 2), place(at.scrap, scrap));
    return {
      before: [figure(priced), figure(newPrice, 6), obsolescence.cell],
      after: [figure(asNew), figure(worth), figure(scrap, 2), figure(amount, 2)],
      amount,
    };
  }

  private pricedQuantity({ pricedUnit }: RetainedDetail, componentId: string, quantity: Term): Term {
    const { mass } = this.sources.floors.of(componentId);
    if (pricedUnit === 'kg') return mass;
    return pricedUnit === 't' ? quotient(mass, whole(1000)) : quantity;
  }

  private obsolescence(
    { retention }: Component,
    type: NumberedLine['type'],
  ): { readonly term: Term; readonly cell: Cell } {
    const own = retention?.functionalObsolescence ?? null;
    if (own !== null) return { term: atom(own, Fraction.of(own)), cell: input(own) };
    const term = this.sources.parameters.of(type.functionalObsolescence);
    return { term, cell: figure(term) };
  }
}

const takenFrom = ({ taxBasis, rate }: Pick<TaxedAmount, 'taxBasis' | 'rate'>): string =>
  taxBasis === 'included' ? (rate ?? '0') : '0';

const atomOfLarger = (one: Term, other: Term): Term =>
  atom(maximum(one, other).formula, largest(one.exact, other.exact));

/** Whole months between two days written as text: 2004-09-01 to 2026-06-30. */
function monthsBetween(from: string, to: string): string {
  const part = (day: string, start: number, length: number): string => `VALUE(MID(${day},${start},${length}))`;
  const [years, months] = [`(${part(to, 1, 4)}-${part(from, 1, 4)})*12`, `${part(to, 6, 2)}-${part(from, 6, 2)}`];
  return `${years}+${months}-IF(${part(to, 9, 2)}<${part(from, 9, 2)},1,0)`;
}
