/** Draws the editions of the three tables around one reference date and one instant of knowing. */
import type { CompactStandard } from '../cases/complete-standard.js';
import type { CompactEdition, CompactRow, CompactTables } from '../cases/complete-tables.js';
import { addDays } from './calendar.js';
import { decimalText } from './draw.js';
import type { Draw } from './draw.js';
import { metals, wasteUnits } from './random-standard.js';
import type { Mood } from './random-standard.js';

export type Kind = 'scrap' | 'parts' | 'services';

/** The same instant written three ways: instants are compared as instants, not as text. */
export interface Knowing {
  readonly at: readonly string[];
  readonly before: string;
  readonly after: string;
}

export interface Sketch {
  readonly draw: Draw;
  readonly mood: Mood;
  readonly referenceDate: string;
  readonly knowing: Knowing;
  readonly standard: CompactStandard;
}

/** Key of a row, and the units it may be priced in; the last unit is wrong. */
type Goods = readonly { readonly key: string; readonly units: readonly string[]; readonly wrong: string }[];

const services: Readonly<Record<string, string>> = {
  'per-stop': '{stop}',
  'per-landing': '{landing}',
  lump: '{lift}',
  'per-tonne': 't',
  'per-tonne-kilometre': 't.km',
  'per-trip': '{trip}',
};

export function goodsOf(standard: CompactStandard, kind: Kind): Goods {
  if (kind === 'scrap') {
    return [...metals, 'worthless'].map((key) => ({ key, units: ['t', 'kg'], wrong: '{piece}' }));
  }
  if (kind === 'parts') {
    return Object.entries(standard.componentTypes).flatMap(([code, { unit }]) =>
      [code, `${code}/V1`, `${code}/V2`].map((key) => ({ key, units: [unit, unit, unit, 'kg', 't'], wrong: 'L' })),
    );
  }
  return standard.deductions.flatMap(({ code, driver, serviceCode }) =>
    driver === 'per-hazardous-quantity'
      ? Object.entries(wasteUnits).map(([waste, unit]) => ({ key: `${code}:${waste}`, units: [unit], wrong: 't' }))
      : [{ key: serviceCode ?? code, units: [services[driver]!], wrong: 'h' }],
  );
}

/** Ten-thousandths of a CNY; many prices lie so that amounts and unit prices land on halves. */
function drawPrice(sketch: Sketch, kind: Kind, unit: string): number {
  const { draw, mood } = sketch;
  const scale = kind === 'scrap' && unit === 't' ? 1000 : 1;
  if (mood.isWide) return draw.int(1, 99_999_999_999);
  if (mood.isRound) {
    const yuan = kind === 'services' ? draw.pick([5, 10, 25, 500]) : draw.pick([1, 2.5, 0.5, 0.15, 0.05, 0.005]);
    return yuan * 10_000 * scale;
  }
  if (draw.chance(30)) return draw.pick([50, 1250, 25_050, 500]) * draw.int(1, 9) * scale;
  if (draw.chance(12)) return (draw.int(1, 3000) * 10 + 5) * (scale === 1 ? 1 : 101);
  return draw.int(1, kind === 'scrap' ? 80_000 : 900_000) * scale;
}

function drawSpread(draw: Draw, price: number): Pick<CompactRow, 'low' | 'high'> {
  if (draw.chance(40)) return {};
  const low = draw.chance(6) ? 0 : Math.floor((price * draw.int(60, 100)) / 100);
  return { low: decimalText(low, 4), high: decimalText(Math.ceil((price * draw.int(100, 150)) / 100), 4) };
}

function drawTax(draw: Draw, isRound: boolean): Pick<CompactRow, 'taxBasis' | 'taxRate'> {
  if (isRound || draw.chance(50)) return { taxBasis: 'excluded' };
  return { taxBasis: 'included', taxRate: draw.pick(['0.13', '0.03', '0.01', '0']) };
}

function drawRow(sketch: Sketch, kind: Kind, goods: Goods[number]): CompactRow {
  const { draw, mood } = sketch;
  const unit = mood.kind === 'broken' && draw.chance(4) ? goods.wrong : draw.pick(goods.units);
  const price = goods.key === 'worthless' || draw.chance(2) ? 0 : drawPrice(sketch, kind, unit);
  const bases = kind === 'scrap' ? ['ex-yard', 'picked-up', 'cut-up', 'collected', undefined, 'ex-yard'] : [undefined];
  return {
    unit,
    price: decimalText(price, 4),
    ...drawSpread(draw, price),
    ...drawTax(draw, mood.isRound),
    deliveryBasis: draw.pick(bases),
  };
}

function drawRows(sketch: Sketch, kind: Kind, regions: readonly string[]): Record<string, CompactRow> {
  const { draw, mood, standard } = sketch;
  const rows: Record<string, CompactRow> = {};
  const full = regions[0]?.startsWith('2101') ? { clean: 100, gaps: 80, broken: 93 }[mood.kind] : 85;
  for (const region of regions) {
    for (const goods of goodsOf(standard, kind)) {
      const isKept = draw.chance(full);
      if (isKept) rows[region === '210100' ? goods.key : `${goods.key}@${region}`] = drawRow(sketch, kind, goods);
    }
  }
  return rows;
}

function drawAge(sketch: Sketch, kind: Kind): number {
  const { draw, mood, standard } = sketch;
  const limit = Number(standard.maxAgeDays[kind]);
  if (draw.chance(12)) return limit;
  if (mood.kind !== 'clean' && draw.chance(15)) return limit + draw.pick([1, 40]);
  return draw.chance(10) ? 0 : draw.int(0, limit);
}

const longAgo = '2021-01-01T08:00:00+08:00';

export function drawEdition(sketch: Sketch, kind: Kind, given: Partial<CompactEdition>): CompactEdition {
  const { draw, referenceDate } = sketch;
  const regions = given.regions ?? ['210100'];
  return {
    table: kind,
    validFrom: addDays(referenceDate, -drawAge(sketch, kind)),
    publishedAt: draw.chance(8) ? draw.pick(sketch.knowing.at) : longAgo,
    regions,
    status: draw.pick(['official', 'demonstration']),
    rows: drawRows(sketch, kind, regions),
    ...given,
  };
}

/** Editions that must not be taken, or only because of one instant: superseded, future, unknown, withdrawn, corrected. */
function drawRivals(sketch: Sketch, kind: Kind, main: CompactEdition): Record<string, CompactEdition> {
  const { draw, referenceDate, knowing } = sketch;
  const rivals: Record<string, CompactEdition | undefined> = {
    old: draw.maybe(25, () => drawEdition(sketch, kind, { validFrom: addDays(main.validFrom, -draw.int(1, 60)) })),
    future: draw.maybe(10, () => drawEdition(sketch, kind, { validFrom: addDays(referenceDate, draw.int(1, 9)) })),
    unknown: draw.maybe(10, () =>
      drawEdition(sketch, kind, { validFrom: addDays(referenceDate, -1), publishedAt: knowing.after }),
    ),
    withdrawn: draw.maybe(15, () =>
      drawEdition(sketch, kind, {
        validFrom: draw.pick([referenceDate, main.validFrom]),
        publishedAt: '2021-03-01T00:00:00Z',
        withdrawnAt: draw.pick([knowing.before, ...knowing.at, knowing.after]),
      }),
    ),
    corrected: draw.maybe(20, () =>
      drawEdition(sketch, kind, {
        validFrom: main.validFrom,
        corrects: `${kind}-main`,
        // Two editions with one start are never published at one instant.
        publishedAt:
          main.publishedAt === longAgo ? draw.pick([knowing.before, ...knowing.at, knowing.after]) : knowing.after,
      }),
    ),
  };
  const drawn = Object.entries(rivals).filter((entry): entry is [string, CompactEdition] => entry[1] !== undefined);
  return Object.fromEntries(drawn.map(([name, edition]) => [`${kind}-${name}`, edition]));
}

function drawTable(sketch: Sketch, kind: Kind): Record<string, CompactEdition> {
  const { draw, mood } = sketch;
  const main = drawEdition(sketch, kind, {});
  const editions: Record<string, CompactEdition> = {};
  if (mood.kind === 'clean' || draw.chance(95)) {
    editions[`${kind}-main`] = main;
    Object.assign(editions, drawRivals(sketch, kind, main));
  }
  if (draw.chance(25)) {
    editions[`${kind}-both`] = drawEdition(sketch, kind, { regions: ['210000', '100000'] });
  } else {
    if (draw.chance(70)) editions[`${kind}-province`] = drawEdition(sketch, kind, { regions: ['210000'] });
    if (draw.chance(85)) editions[`${kind}-country`] = drawEdition(sketch, kind, { regions: ['100000'] });
  }
  return editions;
}

export function drawTables(sketch: Sketch): CompactTables {
  const kinds: readonly Kind[] = ['scrap', 'parts', 'services'];
  const tables = kinds.flatMap((kind) => Object.entries(drawTable(sketch, kind)));
  return Object.fromEntries(sketch.draw.shuffled(tables));
}
