/** 报价: the second method, recyclers' lump sums on the order's terms beside the net scrap value. It changes no value. */
import type { SecondMethod } from '../../engine/index.js';
import type { ReportScope } from '../content/report-scope.js';
import { Fraction, largest, smallest, sumOf } from './fraction.js';
import { nothing, type ParameterSheet } from './parameter-sheet.js';
import { empty, figure, input, Sheet, text } from './sheet.js';
import { atom, difference, onePlus, product, quotient, rounded, tidied, whole, type Term } from './term.js';

const at = { amount: 2, taken: 3, put: 4, used: 5, reported: 6, check: 7 } as const;

export class OfferSheet {
  readonly sheet = new Sheet('报价', [
    ['报价单位', 30],
    ['报价日', 12],
    ['报价（元）', 14],
    ['扣除税率', 10],
    ['加计税率', 10],
    ['换算后（元）', 16],
    ['报告数值', 16],
    ['核对', 8],
  ]);
  readonly checks = { column: at.check, first: 2 };
  private readonly used: Fraction[] = [];

  constructor(
    private readonly scope: ReportScope,
    private readonly parameters: ParameterSheet,
    net: Term,
  ) {
    const { secondMethod } = scope.appraisal;
    if (secondMethod === null) return;
    secondMethod.offers.forEach((reported, index) => this.addOffer(index, reported));
    this.compare(secondMethod, net);
  }

  private addOffer(index: number, reported: string): void {
    const { sheet, scope } = this;
    const offer = scope.order.offers?.[index];
    if (offer === undefined) throw new Error(`The order has no offer ${index}`);
    const row = sheet.nextRow;
    const put = scope.appraisal.taxBasis === 'included' ? this.parameters.of(scope.standard.taxRates.scrap) : nothing;
    const taken = offer.taxBasis === 'included' ? (offer.rate ?? '0') : '0';
    const given = (column: number, decimal: string): Term => sheet.at(row, column, Fraction.of(decimal));
    const bare = quotient(given(at.amount, offer.amount), onePlus(given(at.taken, taken)));
    const used = rounded(product(bare, onePlus(sheet.at(row, at.put, put.exact))), 6);
    this.used.push(used.exact);
    sheet.add(
      text(offer.source),
      text(offer.offeredOn),
      input(offer.amount),
      input(taken),
      put === nothing ? input('0') : figure(put),
      figure(used, 6),
      input(reported),
      sheet.check(sheet.at(row, at.used, used.exact), { cell: given(at.reported, reported), decimal: reported }, 6),
    );
  }

  private compare({ mean, spread, difference: apart, ratio }: SecondMethod, net: Term): void {
    const { sheet, used } = this;
    const offers = sheet.range(at.used, 2);
    const average = quotient(atom(`SUM(${offers})`, sumOf(used)), whole(used.length));
    const meanCell = this.addResult('平均报价', rounded(average, 2), [mean, 2]);
    const apartCell = this.addResult('残值净额与平均报价之差', tidied(difference(net, meanCell), 2), [apart, 2]);
    if (spread === null || ratio === null) return;
    const [first = Fraction.of('0'), ...others] = used;
    const widest = atom(
      `ROUND(MAX(${offers})-MIN(${offers}),6)`,
      largest(first, ...others).minus(smallest(first, ...others)),
    );
    this.addResult('报价离散度', rounded(quotient(widest, absolute(meanCell)), 4), [spread, 4]);
    this.addResult('差异率', rounded(quotient(absolute(apartCell), absolute(meanCell)), 4), [ratio, 4]);
  }

  private addResult(label: string, term: Term, [reported, places]: readonly [string, number]): Term {
    const { sheet } = this;
    const row = sheet.nextRow;
    const computed = sheet.at(row, at.used, term.exact);
    const cell = sheet.at(row, at.reported, Fraction.of(reported));
    const check = sheet.check(computed, { cell, decimal: reported }, places);
    sheet.add(text(label), empty, empty, empty, empty, figure(term, places), input(reported), check);
    return computed;
  }
}

const absolute = ({ formula, exact }: Term): Term => atom(`ABS(${formula})`, exact.absolute());
