/** Version 2: an old price is multiplied by what an index has become since, where the rule book says so. */
import { dayNumber } from './calendar.js';
import { Fraction } from './fraction.js';
import { editionAt, regionsFrom, rowAt, tablesOf } from './price-editions.js';
import type { Carried, FoundRow, Level, Question, Wanted } from './price-editions.js';
import type { RollForwardJson, RowJson } from './shapes.js';

/** All regions once more, each with its tables: the first price that is not too old to be carried, and can be. */
export function carry(question: Question, wanted: Wanted): FoundRow | null {
  const { order, standard, note } = question;
  const permission = permissionFor(question, wanted);
  if (permission === null) return null;
  for (const region of regionsFrom(question, order.region)) {
    for (const table of tablesOf(question, wanted.kind)) {
      const found = carryFrom(question, wanted, { ...permission, region, table });
      if (!found) continue;
      if (table !== standard.tables[wanted.kind]) note('carried price of a private book');
      note(`carried ${wanted.kind}`);
      return found;
    }
  }
  return null;
}

function permissionFor({ standard, note }: Question, { kind, code }: Wanted): Permission | null {
  const { rollForward } = standard;
  if (!rollForward) return null;
  const rule = rollForward.kinds[kind];
  const series = rule?.carriers[code]?.indexCode;
  if (!rule || series === undefined) {
    note('nothing may carry the price');
    return null;
  }
  const limit = Fraction.of(standard.maxAgeDays[kind]!.value);
  return { rollForward, series, longest: limit.plus(Fraction.of(rule.longestCarryDays.value)) };
}

interface Permission {
  readonly rollForward: RollForwardJson;
  readonly series: string;
  readonly longest: Fraction;
}

interface Attempt extends Permission {
  readonly region: string;
  readonly table: string;
}

function carryFrom(question: Question, wanted: Wanted, attempt: Attempt): FoundRow | null {
  const { order, note } = question;
  const { rollForward, series, longest, region, table } = attempt;
  const edition = editionAt(question, { table, region, day: order.referenceDate });
  const row = edition && rowAt(edition, wanted, region);
  if (!edition || !row) return null;
  const ageDays = dayNumber(order.referenceDate) - dayNumber(edition.validFrom);
  if (Fraction.int(ageDays).above(longest)) {
    note('too old to be carried');
    return null;
  }
  const levels = findLevels(question, { rollForward, series, region, since: edition.validFrom });
  if (levels === null) {
    note('no index carries the price');
    return null;
  }
  if (longest.equals(Fraction.int(ageDays))) note('carried as far as allowed');
  return { row, edition, isFallback: region !== order.region, carried: { ageDays, ...levels } };
}

interface Series {
  readonly rollForward: RollForwardJson;
  readonly series: string;
  readonly region: string;
  readonly since: string;
}

function findLevels(question: Question, series: Series): Omit<Carried, 'ageDays'> | null {
  for (const [place, region] of regionsFrom(question, series.region).entries()) {
    const levels = levelsIn(question, { ...series, region });
    if (levels === null) continue;
    question.note(place > 0 ? 'index of another region' : 'index of the region itself');
    return levels;
  }
  return null;
}

function levelsIn(question: Question, series: Series): Omit<Carried, 'ageDays'> | null {
  const { order, note } = question;
  const from = levelAt(question, series, series.since);
  const to = levelAt(question, series, order.referenceDate);
  if (from === null || to === null) {
    if (from !== to) note('index known at one end only');
    return null;
  }
  const [before, after] = [worth(from.row), worth(to.row)];
  if (before.isZero || after.isZero) {
    note('index level 0');
    return null;
  }
  const factor = after.over(before);
  note(factor.equals(Fraction.one) ? 'index unmoved' : factor.above(Fraction.one) ? 'index risen' : 'index fallen');
  return { from, to, factor };
}

function levelAt(question: Question, { rollForward, series, region }: Series, day: string): Level | null {
  const edition = editionAt(question, { table: rollForward.table, region, day });
  const row = edition && rowAt(edition, { code: series, variant: null }, region);
  if (!edition || !row) return null;
  const age = Fraction.int(dayNumber(day) - dayNumber(edition.validFrom));
  if (age.above(Fraction.of(rollForward.maxIndexAgeDays.value))) {
    question.note('index too old');
    return null;
  }
  return { row, edition };
}

/** Per kilogram, without tax. */
function worth(row: RowJson): Fraction {
  const rate = row.taxBasis === 'included' ? Fraction.of(row.taxRate!) : Fraction.zero;
  const perKg = row.unit === 't' ? Fraction.int(1000) : Fraction.one;
  return Fraction.of(row.price).over(perKg).over(Fraction.one.plus(rate));
}
