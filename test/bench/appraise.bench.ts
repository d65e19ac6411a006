/**
 * `npm run bench`: one appraisal of 150 components × 5 materials with full trace, side by side with bare BigInt,
 * decimal.js and a spreadsheet engine, as ratios in one run; then the cost per component from 150 to 10,000.
 * Never part of the tests: it measures the machine as much as the code.
 */
import { appraise } from '../../src/engine/index.js';
import type { AppraisalOrder, RuleBook } from '../../src/engine/index.js';
import { bareBigIntTotal, decimalJsTotal } from './bare-sum.js';
import { benchOrder, benchRuleBook } from './bench-order.js';
import { hyperFormulaTotal } from './sheet.js';

interface Rival {
  readonly name: string;
  readonly total: () => string;
  readonly timesPerRound: number;
}

const rounds = 30;

function engineTotal(order: AppraisalOrder, ruleBook: RuleBook): string {
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.findings));
  return outcome.appraisal.unroundedTotal;
}

function microsecondsEach({ total, timesPerRound }: Rival): number {
  const started = process.hrtime.bigint();
  for (let time = 0; time < timesPerRound; time++) total();
  return Number(process.hrtime.bigint() - started) / 1000 / timesPerRound;
}

/**
 * Rivals take turns in every round, so that a busy neighbour hurts all of them alike; each is judged by the round that
 * was disturbed least.
 */
function measure(rivals: readonly Rival[]): ReadonlyMap<string, number> {
  for (const rival of rivals) microsecondsEach(rival);
  const fastest = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const rival of rivals) {
      fastest.set(rival.name, Math.min(microsecondsEach(rival), fastest.get(rival.name) ?? Infinity));
    }
  }
  return fastest;
}

function row(...cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(44) : cell.padStart(14))).join(''));
}

function compareRivals(ruleBook: RuleBook): void {
  const order = benchOrder(150);
  const rivals: readonly Rival[] = [
    { name: 'engine, full trace', total: () => engineTotal(order, ruleBook), timesPerRound: 50 },
    {
      name: '(a) bare BigInt, no trace',
      total: () => `${(Number(bareBigIntTotal(order, ruleBook)) / 100).toFixed(2)}`,
      timesPerRound: 50,
    },
    { name: '(b) decimal.js, no trace', total: () => decimalJsTotal(order, ruleBook), timesPerRound: 10 },
    { name: '(c) HyperFormula, load and compute', total: () => hyperFormulaTotal(order, ruleBook), timesPerRound: 1 },
  ];
  const [engineSays, ...others] = rivals.map(({ total }) => total());
  const sheetSays = others.pop();
  if (others.some((total) => total !== engineSays)) throw new Error(`The exact rivals disagree: ${others.join(', ')}`);
  const times = measure(rivals);
  const engine = times.get('engine, full trace') ?? NaN;
  console.log(`150 components × 5 materials: ${engineSays} CNY by all exact rivals, ${sheetSays} CNY by the sheet\n`);
  row('', 'µs each', 'engine ÷ it', 'it ÷ engine');
  for (const [name, time] of times) {
    row(name, time.toFixed(0), (engine / time).toFixed(2), (time / engine).toFixed(2));
  }
  console.log('\nAims: engine ≤ 1000 µs, ≤ 4 × (a), (c) ≥ 50 × engine');
}

function showLinearity(ruleBook: RuleBook): void {
  const sizes = [150, 1500, 10_000];
  const rivals = sizes.map((size): Rival => {
    const order = benchOrder(size);
    return {
      name: `${size} components`,
      total: () => engineTotal(order, ruleBook),
      timesPerRound: Math.ceil(5000 / size),
    };
  });
  const times = measure(rivals);
  const first = (times.get('150 components') ?? NaN) / 150;
  console.log('\nCost per component, sensitivity included\n');
  row('', 'µs each', 'µs/component', '÷ the first');
  sizes.forEach((size) => {
    const each = times.get(`${size} components`) ?? NaN;
    row(`${size} components`, each.toFixed(0), (each / size).toFixed(2), (each / size / first).toFixed(2));
  });
}

const ruleBook = benchRuleBook();
compareRivals(ruleBook);
showLinearity(ruleBook);
