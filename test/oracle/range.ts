/** Rule 8: range and sensitivity by running everything again, once for each end of each input. */
import { Fraction } from './fraction.js';
import type { PriceBook } from './price-book.js';
import { value } from './valuation.js';
import type { Inputs, Scene } from './valuation.js';

export interface Report {
  readonly scene: Scene;
  readonly inputs: Inputs;
  readonly prices: PriceBook;
}

export interface SensitivityJson {
  readonly input: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
  readonly swing: string;
}

interface Input {
  readonly id: string;
  readonly unit: string;
  readonly low: Fraction;
  readonly high: Fraction;
  readonly decimals: number;
  readonly put: (at: Fraction) => Inputs;
}

type End = 'low' | 'high';

/** Service rates are rates and stay. */
function everyInput({ scene, inputs, prices }: Report): Input[] {
  const masses = scene.facts.map(({ component, mass }) => ({
    id: `mass:${component.id}`,
    unit: 'kg',
    low: mass!.low,
    high: mass!.high,
    decimals: 3,
    put: (at: Fraction) => ({ ...inputs, masses: new Map([...inputs.masses, [component.id, at]]) }),
  }));
  const rows = [...prices.used.values()].filter(({ kind }) => kind !== 'services');
  const pricesOfRows = rows.map(({ row: { rowId, unit }, kind, low, high }) => {
    const put = (at: Fraction): Inputs => ({ ...inputs, prices: new Map([...inputs.prices, [rowId, at]]) });
    return { id: `price:${rowId}`, unit: kind === 'parts' ? `CNY/${unit}` : 'CNY/kg', low, high, decimals: 6, put };
  });
  return [...masses, ...pricesOfRows];
}

/** Branches are counted for the central run alone, except those only an end of the range can take. */
function quiet({ scene }: Report): Scene {
  const note = (branch: string): void => {
    if (branch === 'price 0 at the low only') scene.question.note(branch);
  };
  return { ...scene, question: { ...scene.question, note } };
}

export function rangeOf(report: Report, central: Fraction): { low: Fraction; high: Fraction } {
  const { standard, note } = report.scene.question;
  const run = (end: End): Fraction => {
    const masses = new Map(report.scene.facts.map(({ component, mass }) => [component.id, mass![end]]));
    const prices = new Map([...report.prices.used].map(([rowId, row]) => [rowId, row[end]]));
    return value(quiet(report), { masses, prices }).total;
  };
  const [low, high] = [run('low'), run('high')];
  if (low.above(high)) note('low run above high run');
  if (low.above(central) || central.above(high)) note('value outside its two runs');
  const step = Fraction.of(standard.roundingStep.value);
  return { low: Fraction.min(low, high, central).roundTo(step), high: Fraction.max(low, high, central).roundTo(step) };
}

export function sensitivityOf(report: Report): SensitivityJson[] {
  const { note } = report.scene.question;
  const scene = quiet(report);
  const swings = everyInput(report).map((input) => {
    const [atLow, atHigh] = [input.low, input.high].map((at) => value(scene, input.put(at)).total);
    return { input, swing: atLow!.minus(atHigh!).abs() };
  });
  const moving = swings.filter(({ swing }) => !swing.isZero);
  if (moving.length < swings.length) note('input without swing');
  if (moving.length > 10) note('more than ten inputs with swing');
  moving.sort((a, b) => {
    if (!a.swing.equals(b.swing)) return a.swing.above(b.swing) ? -1 : 1;
    note('tie of swings');
    return a.input.id < b.input.id ? -1 : 1;
  });
  return moving.slice(0, 10).map(({ input, swing }) => ({
    input: input.id,
    low: input.low.fixed(input.decimals),
    high: input.high.fixed(input.decimals),
    unit: input.unit,
    swing: swing.fixed(2),
  }));
}
