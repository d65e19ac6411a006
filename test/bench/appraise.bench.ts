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
  /** Calls in one window, so that windows of fast and slow rivals are of like length. */
  readonly calls: number;
  /** Windows per round. */
  readonly windows: number;
}

const rounds = 20;

function engineTotal(order: AppraisalOrder, ruleBook: RuleBook): string {
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.findings));
  return outcome.appraisal.unroundedTotal;
}

function microsecondsEach({ total, calls }: Rival): number {
  const started = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) total();
  return Number(process.hrtime.bigint() - started) / 1000 / calls;
}

function windowsOf(rival: Rival): readonly number[] {
  return Array.from({ length: rival.windows }, () => microsecondsEach(rival));
}

/**
 * Rivals take turns in every round, so that a busy neighbour hurts all of them alike; each is judged by its least
 * disturbed window. The first rounds warm the compiler up and do not count.
 */
function measure(rivals: readonly Rival[]): ReadonlyMap<string, number> {
  for (let round = 0; round < 3; round++) rivals.forEach(windowsOf);
  const fastest = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const rival of rivals) {
      fastest.set(rival.name, Math.min(...windowsOf(rival), fastest.get(rival.name) ?? Infinity));
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
    { name: 'engine, full trace', total: () => engineTotal(order, ruleBook), calls: 1, windows: 100 },
    {
      name: '(a) bare BigInt, no trace',
      total: () => `${(Number(bareBigIntTotal(order, ruleBook)) / 100).toFixed(2)}`,
      calls: 4,
      windows: 100,
    },
    { name: '(b) decimal.js, no trace', total: () => decimalJsTotal(order, ruleBook), calls: 1, windows: 50 },
    {
      name: '(c) HyperFormula, load and compute',
      total: () => hyperFormulaTotal(order, ruleBook),
      calls: 1,
      windows: 1,
    },
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
      calls: 1,
      windows: Math.ceil(10_000 / size),
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
