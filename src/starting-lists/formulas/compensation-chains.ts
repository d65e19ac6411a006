/**
 * Compensation chains weigh per metre what the ropes they balance weigh: roping × ropes × kg/m. Of the catalogue's chains
 * the one comes nearest that, as few chains as its heaviest allows.
 */
import { compareDecimalTexts, subtractDecimalTexts, type ComponentType, type DecimalText } from '../../engine/index.js';
import { product, quotient, sum, wholeQuotient, type Expression } from '../expression.js';
import { catalogueMass, choose, figure, travel, type Facts } from '../facts.js';
import { absentForDrive, take, type AbsentOutcome, type Outcome } from '../outcome.js';
import { chooseRope } from './suspension-ropes.js';

const chain = 'compensation-chain';
const guide = 'compensation-guide';

export function compensationChains(facts: Facts): readonly Outcome[] {
  const { drive } = facts.lift;
  if (drive === 'hydraulic') return [absentForDrive(chain, drive), absentForDrive(guide, drive)];
  const from = figure(facts, 'compensation-from-travel');
  if (compareDecimalTexts(travel(facts).value, from.value) <= 0) {
    const reason = `提升高度不大于${from.text}的电梯通常不设补偿链，见到才列`;
    return [notUsual(chain, reason), notUsual(guide, reason)];
  }
  const rope = chooseRope(facts);
  const ropeMass = catalogueMass(facts.standard.componentTypes['suspension-rope'], rope.text('variant'));
  const type = facts.standard.componentTypes[chain];
  const heaviest = type === undefined ? null : heaviestOf(type);
  if (ropeMass === null || type === undefined || heaviest === null) {
    const reason = '标准目录中没有可供计算的曳引绳或补偿链单位质量';
    return [notUsual(chain, reason), notUsual(guide, reason)];
  }
  return chosenChains(facts, { type, heaviest, ropeMass });
}

interface Catalogued {
  readonly type: ComponentType;
  readonly heaviest: Expression;
  readonly ropeMass: Expression;
}

function chosenChains(facts: Facts, { type, heaviest, ropeMass }: Catalogued): readonly Outcome[] {
  const rope = chooseRope(facts);
  const roping = choose(facts, 'roping').figure('roping');
  const share = figure(facts, 'compensation-share');
  const needed = take('所需每米质量', product('kg/m', roping, rope.figure('ropes'), ropeMass, share));
  const chains = take('补偿链根数', wholeQuotient('{rope}', needed.result, heaviest));
  const each = take('每根每米质量', quotient('kg/m', needed.result, chains.result));
  const guides = product('{piece}', chains.result, figure(facts, 'guides-per-chain'));
  const length = take('每根长度', sum(travel(facts), figure(facts, 'chain-allowance')));
  return [
    {
      kind: 'line',
      type: chain,
      variant: nearest(type, each.step.value),
      steps: [needed.step, chains.step, each.step, length.step],
      quantity: product('m', chains.result, length.result),
      choices: [rope],
    },
    { kind: 'line', type: guide, steps: [needed.step, chains.step], quantity: guides, choices: [] },
  ];
}

function massesOf({ variants }: ComponentType): readonly { readonly variant: string; readonly kgPerM: DecimalText }[] {
  return Object.entries(variants)
    .flatMap(([variant, { mass }]) => (mass === null ? [] : [{ variant, kgPerM: mass.kgPerUnit.value }]))
    .sort((a, b) => compareDecimalTexts(a.kgPerM, b.kgPerM));
}

function heaviestOf(type: ComponentType): Expression | null {
  const last = massesOf(type).at(-1);
  return last === undefined ? null : catalogueMass(type, last.variant);
}

/** Of two that are equally near, the lighter. */
function nearest(type: ComponentType, wanted: DecimalText): string | undefined {
  const distance = (kgPerM: DecimalText): DecimalText => subtractDecimalTexts(kgPerM, wanted).replace('-', '');
  return massesOf(type).reduce<{ variant: string; kgPerM: DecimalText } | undefined>((best, one) => {
    if (best === undefined) return one;
    return compareDecimalTexts(distance(one.kgPerM), distance(best.kgPerM)) < 0 ? one : best;
  }, undefined)?.variant;
}

const notUsual = (type: string, reason: string): AbsentOutcome => ({ kind: 'absent', type, code: 'not-usual', reason });
