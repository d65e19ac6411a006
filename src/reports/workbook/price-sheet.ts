/** 价格: every price row used, from the published price to the one on the order's terms, carried ones with their index. */
import { carriedPrices, indexName, type CarriedPrice } from '../content/carried-prices.js';
import { regionName, rowName, unitNameOrCode } from '../content/names.js';
import type { ReportScope } from '../content/report-scope.js';
import { KINDS, usedPrices, type UsedPrice } from '../content/used-prices.js';
import { Fraction } from './fraction.js';
import { nothing, type ParameterSheet } from './parameter-sheet.js';
import { empty, figure, input, Sheet, text, type Cell } from './sheet.js';
import { onePlus, product, quotient, rounded, type Term } from './term.js';

const columns = { published: 5, factor: 7, divisor: 8, taken: 9, put: 10, used: 11, reported: 12, check: 13 } as const;
const pricePlaces = 6;

export class PriceSheet {
  readonly sheet = new Sheet('价格', [
    ['计价项目', 26],
    ['类别', 18],
    ['地区', 20],
    ['起始日', 12],
    ['来源', 40],
    ['公布价格', 14],
    ['计价单位', 10],
    ['结转系数', 16],
    ['单位换算 ÷', 11],
    ['扣除税率', 10],
    ['加计税率', 10],
    ['采用单价', 16],
    ['报告单价', 16],
    ['核对', 8],
  ]);
  readonly checks = { column: columns.check, first: 2 };
  private readonly prices: readonly UsedPrice[];
  private readonly used = new Map<string, Term>();

  constructor(
    private readonly scope: ReportScope,
    private readonly parameters: ParameterSheet,
  ) {
    const all = usedPrices(scope);
    this.prices = KINDS.flatMap((kind) => all.filter((price) => price.kind === kind));
    const carried = new Map(carriedPrices(scope).map((price) => [price.rowId, price]));
    for (const price of this.prices) this.addRow(price, carried.get(price.rowId));
  }

  /** The price on the order's terms: CNY per kg for scrap, per the row's unit otherwise. */
  of(rowId: string): Term {
    const term = this.used.get(rowId);
    if (term === undefined) throw new Error(`No formula prices "${rowId}"`);
    return term;
  }

  private addRow(price: UsedPrice, carried: CarriedPrice | undefined): void {
    const { sheet } = this;
    const row = sheet.nextRow;
    const factor = carried === undefined ? null : this.factorOf(carried);
    const put = this.taxPut(price);
    const used = price.kind === 'index' ? null : this.conversion(price, row, { factor, put });
    if (used !== null) this.used.set(price.rowId, sheet.at(row, columns.used, used.exact));
    sheet.add(
      ...this.published(price),
      factor === null ? input('1') : figure(factor),
      input(divisorOf(price)),
      input(takenOf(price)),
      put === nothing ? input('0') : figure(put),
      used === null ? empty : figure(used, pricePlaces),
      ...this.compared(price, row),
    );
  }

  private published({ rowId, kind, row }: UsedPrice): readonly Cell[] {
    const { scope } = this;
    return [
      text(kind === 'index' ? indexName(scope, rowId) : rowName(scope, rowId)),
      text(scope.text(`price-kind.${kind}`)),
      text(regionName(scope, row.region)),
      text(row.validFrom),
      text(row.editionId),
      input(row.value),
      text(unitNameOrCode(scope, row.unit)),
    ];
  }

  /** A price that no line of the report carries has nothing to be compared with. */
  private compared({ rowId, converted }: UsedPrice, row: number): readonly Cell[] {
    const computed = this.used.get(rowId);
    if (converted === null || computed === undefined) return [];
    const reported = {
      cell: this.sheet.at(row, columns.reported, Fraction.of(converted.price)),
      decimal: converted.price,
    };
    return [input(converted.price), this.sheet.check(computed, reported, pricePlaces)];
  }

  private conversion(price: UsedPrice, row: number, { factor, put }: { factor: Term | null; put: Term }): Term {
    const at = (column: number, exact: string | Fraction): Term =>
      this.sheet.at(row, column, typeof exact === 'string' ? Fraction.of(exact) : exact);
    const carriedBy = at(columns.factor, factor?.exact ?? '1');
    const whole = product(at(columns.published, price.row.value), carriedBy);
    const bare = quotient(whole, at(columns.divisor, divisorOf(price)), onePlus(at(columns.taken, takenOf(price))));
    return rounded(product(bare, onePlus(at(columns.put, put.exact))), pricePlaces);
  }

  private taxPut({ kind }: UsedPrice): Term {
    const { appraisal, standard } = this.scope;
    if (appraisal.taxBasis !== 'included' || kind === 'index') return nothing;
    return this.parameters.of(standard.taxRates[kind]);
  }

  /** Index on the reference date ÷ index on the first day of the price, both per kg and without tax. */
  private factorOf({ from, to }: CarriedPrice): Term {
    return quotient(this.level(to.rowId), this.level(from.rowId));
  }

  private level(rowId: string): Term {
    const place = this.prices.findIndex((price) => price.rowId === rowId);
    const price = this.prices[place];
    if (price === undefined) throw new Error(`No row for the index level "${rowId}"`);
    const at = (column: number, exact: string): Term => this.sheet.at(place + 2, column, Fraction.of(exact));
    return quotient(
      at(columns.published, price.row.value),
      at(columns.divisor, divisorOf(price)),
      onePlus(at(columns.taken, takenOf(price))),
    );
  }
}

/** Scrap is priced per kg in the end, and so is an index level on its way into a factor. */
const divisorOf = ({ kind, row }: UsedPrice): string =>
  (kind === 'scrap' || kind === 'index') && row.unit === 't' ? '1000' : '1';

const takenOf = ({ row }: UsedPrice): string => (row.taxBasis === 'included' ? (row.taxRate ?? '0') : '0');
