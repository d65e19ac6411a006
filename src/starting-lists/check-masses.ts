/** The masses against what is known of them. Every comparison is recorded; one that fails is a finding, never a correction. */
import {
  addDecimalTexts,
  compareDecimalTexts,
  divideDecimalTexts,
  multiplyDecimalTexts,
  type DecimalText,
} from '../engine/index.js';
import { figure, groundOf, type Facts } from './facts.js';
import { carMass } from './formulas/counterweight.js';
import { bracketLevels } from './formulas/rail-brackets.js';
import type { FileBound } from './parameters/parameter-file.js';
import type { ListFinding, MassCheck, ProposedLine } from './starting-list.js';
import { totalOf } from './system-masses.js';

export interface Checked {
  readonly checks: readonly MassCheck[];
  readonly findings: readonly ListFinding[];
}

export function checkMasses(facts: Facts, lines: readonly ProposedLine[]): Checked {
  const parts = [
    ...facts.parameters.bounds.flatMap((bound) => check(facts, lines, bound)),
    ...counterweight(facts, lines),
  ];
  const [usual, plausible] = totals(facts, lines);
  return {
    checks: [...parts, usual, plausible],
    findings: [
      ...parts.flatMap((one) => finding(one, 'mass-out-of-bounds', 'warning')),
      // The rule of thumb is crude: a tall lift of sound masses exceeds it. The edition's limits are what an appraisal warns by.
      ...finding(usual, 'total-mass-unusual', 'info'),
      ...finding(plausible, 'total-mass-implausible', 'warning'),
    ],
  };
}

/** Against a row of docs/sources/component-mass.csv; no such line, no check. */
function check(facts: Facts, lines: readonly ProposedLine[], bound: FileBound): readonly MassCheck[] {
  const { code, name, types, variants, drives, per, low, high, row } = bound;
  if (drives !== undefined && !drives.includes(facts.lift.drive)) return [];
  const own = lines.filter(
    ({ component: { type, variant } }) =>
      types.includes(type) && (variants === undefined || variants.includes(variant ?? '')),
  );
  if (own.length === 0) return [];
  const value = divideDecimalTexts(totalOf(own), driverOf(facts, own, per), 3);
  const source = `${facts.parameters.sources['mass-ranges']?.text ?? ''}（${row}）`;
  return [{ code, name, value, low, high, unit: 'kg', isWithin: lies(value, low, high), basis: 'assumption', source }];
}

function driverOf(facts: Facts, own: readonly ProposedLine[], per: FileBound['per']): DecimalText {
  switch (per) {
    case 'lift':
      return '1';
    case 'landing':
      return String(facts.lift.landings);
    case 'level':
      return bracketLevels(facts)[1].step.value;
    case 'piece':
      return own.map(({ component }) => component.quantity).reduce(addDecimalTexts);
  }
}

/** Frame and fillers between P + 0.40·Q and P + 0.50·Q. */
function counterweight(facts: Facts, lines: readonly ProposedLine[]): readonly MassCheck[] {
  const own = lines.filter(({ component }) => ['counterweight-frame', 'filler-weight'].includes(component.type));
  if (own.length === 0) return [];
  const balance = facts.parameters.figures['balance-factor'];
  const at = (code: 'balance-factor-low' | 'balance-factor-high'): DecimalText =>
    addDecimalTexts(carMass(facts).step.value, multiplyDecimalTexts(figure(facts, code).value, facts.lift.ratedLoadKg));
  const [low, high] = [at('balance-factor-low'), at('balance-factor-high')];
  const value = totalOf(own);
  const { source } = groundOf(facts.parameters, balance);
  const about = { code: 'counterweight', name: '对重总质量', unit: 'kg', basis: balance.basis, source };
  return [{ ...about, value, low, high, isWithin: lies(value, low, high) }];
}

function totals(facts: Facts, lines: readonly ProposedLine[]): readonly [MassCheck, MassCheck] {
  const { 'total-low': least, 'total-high': most } = facts.parameters.figures;
  const { plausibleMassLow, plausibleMassHigh } = facts.standard.limits;
  const value = totalOf(lines);
  const of = (
    bounds: readonly [DecimalText, DecimalText],
  ): Pick<MassCheck, 'value' | 'low' | 'high' | 'isWithin' | 'unit'> => {
    const [low, high] = bounds;
    return { value, low, high, unit: 'kg', isWithin: lies(value, low, high) };
  };
  const usual = groundOf(facts.parameters, least);
  return [
    { code: 'total-rule-of-thumb', name: '整梯质量（粗略经验）', ...of([least.value, most.value]), ...about(usual) },
    {
      code: 'total-edition-limits',
      name: '整梯质量（标准数据版本的提示界限）',
      ...of([plausibleMassLow.value, plausibleMassHigh.value]),
      ...about(plausibleMassLow),
    },
  ];
}

const about = ({ basis, source }: Pick<MassCheck, 'basis' | 'source'>): Pick<MassCheck, 'basis' | 'source'> => ({
  basis,
  source,
});

const lies = (value: DecimalText, low: DecimalText, high: DecimalText): boolean =>
  compareDecimalTexts(value, low) >= 0 && compareDecimalTexts(value, high) <= 0;

function finding(one: MassCheck, code: ListFinding['code'], level: ListFinding['level']): readonly ListFinding[] {
  if (one.isWithin) return [];
  const { name, value, low, high } = one;
  const message = `${name} ${value} kg，在参考区间 ${low}—${high} kg 之外`;
  return [{ code, level, message, data: { check: one.code, value, low, high } }];
}
