/** One random question: order, rule book and editions, drawn from a seed. */
import { completeOrder } from '../cases/complete-order.js';
import { completeStandard } from '../cases/complete-standard.js';
import { completeTables } from '../cases/complete-tables.js';
import { addDays } from './calendar.js';
import { Draw } from './draw.js';
import { drawAdditions } from './random-additions.js';
import { drawOrder } from './random-order.js';
import { drawStandard } from './random-standard.js';
import type { Mood } from './random-standard.js';
import { drawTables } from './random-tables.js';
import type { Knowing } from './random-tables.js';

/** The China day of knowing is on or after the reference date: the door admits no other order. */
function drawKnowing(draw: Draw, referenceDate: string): Knowing {
  const day = addDays(referenceDate, draw.int(1, 40));
  const before = addDays(day, -1);
  return {
    at: draw.shuffled([
      `${day}T04:30:00+08:00`,
      `${before}T20:30:00Z`,
      `${before}T20:30:00.000Z`,
      `${before}T15:30:00-05:00`,
    ]),
    before: draw.pick([`${before}T20:29:59.999Z`, `${day}T04:29:59+08:00`]),
    after: draw.pick([`${before}T20:30:00.001Z`, `${day}T04:30:01+08:00`]),
  };
}

function drawMood(draw: Draw): Mood {
  const kind = draw.pick(['clean', 'clean', 'clean', 'gaps', 'gaps', 'broken'] as const);
  const isRound = draw.chance(35);
  return { kind, isRound, isWide: !isRound && draw.chance(15) };
}

export function randomAppraisal(seed: number) {
  const draw = new Draw(seed);
  const mood = drawMood(draw);
  const referenceDate = addDays('2025-01-31', draw.int(0, 500));
  const knowing = drawKnowing(draw, referenceDate);
  const standard = drawStandard(draw, referenceDate, mood);
  const drawn = drawTables({ draw, mood, referenceDate, knowing, standard });
  const order = drawOrder({ draw, mood, referenceDate, knowing, standard });
  const chance = new Draw(seed + 7_000_000);
  const { tables, rollForward, priceBooks } = drawAdditions(
    { draw: chance, mood, referenceDate, knowing, standard },
    drawn,
  );
  const completed = completeStandard({ ...standard, rollForward });
  const editions = completeTables(tables);
  return { order: completeOrder({ ...order, priceBooks }, completed), standard: completed, editions };
}
