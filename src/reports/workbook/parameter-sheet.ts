/** 参数: the facts of the order and the figures of the edition that formulas refer to, each once, in the order of first use. */
import type { Parameter } from '../../engine/index.js';
import { unitNameOrCode } from '../content/names.js';
import type { ReportScope } from '../content/report-scope.js';
import { Fraction } from './fraction.js';
import { empty, input, Sheet, text } from './sheet.js';
import { atom, type Term } from './term.js';

const valueColumn = 2;

export class ParameterSheet {
  readonly sheet = new Sheet('参数', [
    ['参数', 26],
    ['适用于', 30],
    ['数值', 14],
    ['单位', 12],
    ['依据', 12],
    ['条款', 40],
  ]);
  /** As text, `2026-06-30`: formulas take its parts. */
  readonly referenceDate: string;
  private readonly places = new Map<string, Term>();
  private distance: Term | null = null;

  constructor(private readonly scope: ReportScope) {
    const row = this.sheet.add(text('评估基准日'), empty, text(scope.appraisal.referenceDate));
    this.referenceDate = this.sheet.at(row, valueColumn, Fraction.of('0')).formula;
  }

  of(parameter: Parameter): Term {
    const known = this.places.get(parameter.path);
    if (known) return known;
    const { scope } = this;
    const { path, value, unit, basis, clause } = parameter;
    const { kind, subject } = scope.parameterNames.get(path) ?? { kind: 'other', subject: path };
    const row = this.sheet.add(
      text(scope.text(`parameter.${kind}`)),
      text(subject),
      input(value),
      text(unit === '1' ? '' : unitNameOrCode(scope, unit)),
      text(scope.text(`basis-mark.${basis}`)),
      text(clause),
    );
    const term = this.sheet.at(row, valueColumn, Fraction.of(value));
    this.places.set(path, term);
    return term;
  }

  haulDistance(): Term {
    const kilometres = this.scope.order.terms.haulDistanceKm;
    if (kilometres === undefined) throw new Error('A deduction by distance without distance is refused');
    if (this.distance === null) {
      const row = this.sheet.add(text('运距'), empty, input(kilometres), text('公里'));
      this.distance = this.sheet.at(row, valueColumn, Fraction.of(kilometres));
    }
    return this.distance;
  }
}

export const nothing: Term = atom('0', Fraction.of('0'));
