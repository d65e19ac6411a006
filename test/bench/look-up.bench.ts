/**
 * `npm run bench:look-up`: as-of look-ups in one table of 10,000 to 1,000,000 rows, beside a plain Map and beside the same
 * look-up on a list made anew for every question. Never part of the tests: it measures the machine as much as the code.
 */
import { lookUpPrice } from '../../src/engine/index.js';
import type { PriceQuestion, PriceRow, PriceTableEdition, RuleBook } from '../../src/engine/index.js';
import { sampleStandard } from '../builders/sample-standard.js';
import { sampleEdition, sampleRow } from '../builders/sample-tables.js';

const regions = Array.from({ length: 14 }, (_, index) => `2${String(101 + index).padStart(3, '0')}00`);
const codes = Array.from({ length: 20 }, (_, index) => `material-${index}`);
const rowsPerEdition = regions.length * codes.length;
const sizes = [10_000, 100_000, 700_000, 1_000_000];
const questionCount = 4096;
const rounds = 30;
const msPerDay = 86_400_000;
/** An edition every third day, so that 1,000,000 rows are 3,572 editions: more than any publisher has. */
const daysBetweenEditions = 3;
const standard = sampleStandard();

interface Asked {
  readonly question: PriceQuestion;
  /** Where a plain Map has the row that answers. */
  readonly key: string;
}

interface Rival {
  readonly name: string;
  readonly ask: (asked: Asked) => PriceRow | undefined;
  readonly calls: number;
}

const dayText = (day: number): string => new Date(Date.UTC(1995, 0, 1) + day * msPerDay).toISOString().slice(0, 10);

/** Every tenth edition is corrected a day later; every fiftieth correction is withdrawn after that. */
function editionsOf(rowCount: number): PriceTableEdition[] {
  const rows = regions.flatMap((region) => codes.map((code, index) => sampleRow(code, `${1500 + index}`, { region })));
  return Array.from({ length: Math.ceil(rowCount / rowsPerEdition) }, (_, index) => {
    const place = index % 10 === 9 ? index - 1 : index;
    const [validFrom, known] = [dayText(place * daysBetweenEditions), dayText(index * daysBetweenEditions)];
    const isCorrection = place !== index;
    return sampleEdition('scrap', rows, {
      regions,
      validFrom,
      editionId: `bench/scrap/${validFrom}${isCorrection ? '.c1' : ''}`,
      publishedAt: `${known}T08:00:00+08:00`,
      ...(index % 500 === 499 ? { withdrawnAt: `${known}T18:00:00+08:00` } : {}),
    });
  });
}

/** Spread over all days, regions and codes by steps that share no factor with their ranges. */
function askedOf(ruleBook: RuleBook, dayCount: number): Asked[] {
  return Array.from({ length: questionCount }, (_, index) => {
    const day = dayText((index * 7919) % dayCount);
    const region = regions[(index * 5) % regions.length] ?? '';
    const code = codes[(index * 7) % codes.length] ?? '';
    const question: PriceQuestion = {
      kind: 'scrap',
      code,
      region,
      referenceDate: day,
      knownAt: `${day}T20:00:00+08:00`,
    };
    const answer = lookUpPrice(question, ruleBook);
    if (answer.kind === 'missing') throw new Error(`No price: ${JSON.stringify(question)}`);
    return { question, key: answer.row.rowId };
  });
}

function microsecondsEach({ ask, calls }: Rival, asked: readonly Asked[], offset: number): number {
  const started = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) {
    const next = asked[(offset + call) % questionCount];
    if (next === undefined || ask(next)?.rowId !== next.key) throw new Error(`Another row than ${next?.key}`);
  }
  return Number(process.hrtime.bigint() - started) / 1000 / calls;
}

/** Rivals take turns; each is judged by its least disturbed window, after three rounds to warm up. */
function measure(rivals: readonly Rival[], asked: readonly Asked[]): readonly number[] {
  const fastest = rivals.map(() => Infinity);
  for (let round = 0; round < rounds + 3; round++) {
    rivals.forEach((rival, place) => {
      const time = microsecondsEach(rival, asked, round * 127);
      if (round >= 3) fastest[place] = Math.min(time, fastest[place] ?? Infinity);
    });
  }
  return fastest;
}

function answeringRow(question: PriceQuestion, ruleBook: RuleBook): PriceRow | undefined {
  const answer = lookUpPrice(question, ruleBook);
  return answer.kind === 'found' ? answer.row : undefined;
}

/** Milliseconds until every region is in order and the rows of every edition are indexed. */
function indexTime(ruleBook: RuleBook): number {
  const started = process.hrtime.bigint();
  for (const { validFrom } of ruleBook.priceTables) {
    for (const region of ruleBook.priceTables[0]?.validFrom === validFrom ? regions : regions.slice(0, 1)) {
      const knownAt = `${validFrom}T23:00:00+08:00`;
      answeringRow({ kind: 'scrap', code: 'material-0', region, referenceDate: validFrom, knownAt }, ruleBook);
    }
  }
  return Number(process.hrtime.bigint() - started) / 1e6;
}

function print(...cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(11) : cell.padStart(13))).join(''));
}

function measureSize(rowCount: number, first: number | null): number {
  const priceTables = editionsOf(rowCount);
  const ruleBook: RuleBook = { standard, priceTables };
  const built = indexTime(ruleBook);
  const byKey = new Map(priceTables.flatMap(({ rows }) => rows).map((row) => [row.rowId, row]));
  const asked = askedOf(ruleBook, priceTables.length * daysBetweenEditions);
  const [plain = NaN, indexed = NaN, anew = NaN] = measure(
    [
      { name: 'plain Map', ask: ({ key }) => byKey.get(key), calls: 4096 },
      { name: 'look-up', ask: ({ question }) => answeringRow(question, ruleBook), calls: 1024 },
      {
        name: 'list made anew',
        ask: ({ question }) => answeringRow(question, { standard, priceTables: [...priceTables] }),
        calls: 32,
      },
    ],
    asked,
  );
  print(
    String(byKey.size),
    String(priceTables.length),
    built.toFixed(0),
    indexed.toFixed(2),
    Math.round(1e6 / indexed).toString(),
    (indexed / plain).toFixed(1),
    (anew / indexed).toFixed(1),
    (indexed / (first ?? indexed)).toFixed(2),
  );
  return indexed;
}

print('rows', 'editions', 'index ms', 'µs/look-up', 'look-ups/s', '÷ Map.get', 'anew ÷ it', '÷ first size');
let first: number | null = null;
for (const size of sizes) {
  const time = measureSize(size, first);
  first ??= time;
}
