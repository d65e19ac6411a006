/**
 * Draws what an order or a rule book may add: private price books, and an index that carries old prices. From a source
 * of chance of its own, so that the questions of earlier seeds stay as they were.
 */
import type { CompactRollForward } from '../cases/complete-standard.js';
import type { CompactEdition, CompactRow, CompactTables } from '../cases/complete-tables.js';
import { addDays, dayNumber } from './calendar.js';
import { typeCodes } from './random-standard.js';
import { drawEdition } from './random-tables.js';
import type { Kind, Sketch } from './random-tables.js';

export interface Additions {
  readonly tables: CompactTables;
  readonly rollForward?: CompactRollForward;
  readonly priceBooks?: Readonly<Partial<Record<Kind, string>>>;
}

const kinds: readonly Kind[] = ['scrap', 'parts', 'services'];

export function drawAdditions(sketch: Sketch, tables: CompactTables): Additions {
  const books = sketch.draw.chance(25) ? drawBooks(sketch) : { tables: {} };
  const withBooks = { ...tables, ...books.tables };
  if (!sketch.draw.chance(25)) return { ...books, tables: withBooks };
  const rollForward = drawRollForward(sketch);
  const aged = agedTables({ ...sketch, rollForward }, withBooks);
  return { ...books, rollForward, tables: { ...aged, ...drawIndex(sketch) } };
}

function drawBooks(sketch: Sketch): Pick<Additions, 'tables' | 'priceBooks'> {
  const { draw } = sketch;
  const asked = kinds.filter(() => draw.chance(60));
  const tables = asked.flatMap((kind) => {
    const drawn: [string, CompactEdition | undefined][] = [
      [`${kind}-book`, draw.maybe(85, () => drawBook(sketch, kind, '210100'))],
      [`${kind}-book-province`, draw.maybe(35, () => drawBook(sketch, kind, '210000'))],
    ];
    return drawn.filter((entry): entry is [string, CompactEdition] => entry[1] !== undefined);
  });
  return {
    tables: Object.fromEntries(tables),
    priceBooks: Object.fromEntries(asked.map((kind) => [kind, `${kind}-book`])),
  };
}

function drawBook(sketch: Sketch, kind: Kind, region: string): CompactEdition {
  const { draw, referenceDate, standard, knowing } = sketch;
  const tooOld = addDays(referenceDate, -Number(standard.maxAgeDays[kind]) - draw.pick([1, 30]));
  const withdrawn = draw.chance(10) ? { withdrawnAt: draw.pick([knowing.before, knowing.after]) } : {};
  const age = draw.chance(15) ? { validFrom: tooOld } : {};
  const edition = drawEdition(sketch, kind, { table: `${kind}-book`, regions: [region], ...age, ...withdrawn });
  const rows = Object.entries(edition.rows).filter(() => draw.chance(65));
  return { ...edition, rows: Object.fromEntries(rows) };
}

function drawRollForward({ draw, standard }: Sketch): CompactRollForward {
  const services = standard.deductions.map(({ code, serviceCode }) => serviceCode ?? code);
  const codes: Readonly<Record<Kind, readonly string[]>> = {
    scrap: ['steel', 'copper', 'aluminium', 'cast-iron', 'worthless'],
    parts: typeCodes,
    services: [...services, 'waste:900-1', 'waste:900-2'],
  };
  const ruled = kinds.filter(() => draw.chance(80));
  return {
    table: 'index',
    maxIndexAgeDays: draw.pick(['31', '100']),
    kinds: Object.fromEntries(
      ruled.map((kind) => {
        const carried = codes[kind].filter(() => draw.chance(90));
        const carriers = Object.fromEntries(carried.map((code) => [code, draw.pick(['rebar', 'rebar', 'cathode'])]));
        return [kind, { longestCarryDays: draw.pick(['10', '30', '90']), carriers }];
      }),
    ),
  };
}

/** Some kinds are pushed past their age limit: by a day, as far as may be carried, or a day too far. */
function agedTables(sketch: Sketch & { readonly rollForward: CompactRollForward }, tables: CompactTables) {
  const { draw, referenceDate, standard, rollForward } = sketch;
  const shifts = kinds.map((kind) => {
    const longest = Number(rollForward.kinds[kind]?.longestCarryDays ?? '10');
    const beyond = draw.pick([1, longest, longest, longest + 1, draw.int(1, longest)]);
    const main = tables[`${kind}-main`]?.validFrom ?? referenceDate;
    const age = dayNumber(referenceDate) - dayNumber(main);
    const days = Math.max(0, Number(standard.maxAgeDays[kind]) + beyond - age);
    return { kind, days: draw.chance(70) ? days : 0, isEverywhere: draw.chance(80) };
  });
  const entries = Object.entries(tables).map(([name, edition]): [string, CompactEdition] => {
    const shift = shifts.find(({ kind }) => edition.table === kind || edition.table === `${kind}-book`);
    const isHome = edition.regions?.includes('210100') !== false;
    if (!shift || edition.validFrom > referenceDate || !(shift.isEverywhere || isHome)) return [name, edition];
    return [name, { ...edition, validFrom: addDays(edition.validFrom, -shift.days) }];
  });
  return Object.fromEntries(entries);
}

const long = 520;

/** A series that begins well before the oldest price, with gaps, in one region or several. */
function drawIndex(sketch: Sketch): CompactTables {
  const { draw, referenceDate, knowing } = sketch;
  const step = draw.pick([10, 28, 45]);
  const regions = draw.pick([['100000'], ['100000'], ['100000', '210000'], ['100000', '210100']]);
  const gap = draw.pick([0, 5, 40]);
  const editions: Record<string, CompactEdition> = {};
  for (let age = draw.int(0, step); age < long; age += step) {
    if (draw.chance(gap)) continue;
    const rows = regions.flatMap((region) => drawLevels(sketch, region));
    editions[`index-${age}`] = {
      table: 'index',
      validFrom: addDays(referenceDate, -age),
      publishedAt: draw.chance(4) ? draw.pick([knowing.before, ...knowing.at, knowing.after]) : '2021-01-01T08:00:00Z',
      withdrawnAt: draw.maybe(3, () => draw.pick([knowing.before, knowing.after])),
      status: draw.chance(90) ? 'official' : 'demonstration',
      regions,
      rows: Object.fromEntries(rows),
    };
  }
  return editions;
}

function drawLevels({ draw }: Sketch, region: string): [string, CompactRow][] {
  const tax = draw.chance(60) ? ({ taxBasis: 'included', taxRate: draw.pick(['0.13', '0.16']) } as const) : {};
  return ['rebar', 'cathode'].flatMap((code): [string, CompactRow][] => {
    if (draw.chance(region === '100000' ? 3 : 15)) return [];
    const isPerTonne = draw.chance(90);
    const price = draw.chance(2) ? '0' : draw.pick(['3000', '3184.1', '3500', draw.decimal(250_000, 420_000, 2)]);
    return [[`${code}@${region}`, { unit: isPerTonne ? 't' : 'kg', price: isPerTonne ? price : '3.2', ...tax }]];
  });
}
