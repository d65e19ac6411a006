/** One price asked for on two dates, each as known at two instants; every answer is held against model and laws. */
import fc from 'fast-check';
import type { TrialCommand } from './history-commands.js';
import { brokenLaw } from './laws.js';
import { answerNaively } from './naive-prices.js';
import type { NaiveAnswer, NaiveQuestion } from './naive-prices.js';
import type { PriceHistory, WrittenQuestion } from './price-history.js';
import type { PriceShelf } from './price-shelf.js';
import { askedTables, goods, maxAgeDays, naiveRules, regions } from './trial-rules.js';
import type { AskedTable } from './trial-rules.js';
import { instantText, writingCount } from './written-time.js';
import type { DayNumber, Tick } from './written-time.js';

interface Subject extends Pick<NaiveQuestion, 'code' | 'variant' | 'region'> {
  readonly tableId: AskedTable;
}

/** A day near the start of some edition, or near the day it becomes too old. */
interface DayChoice {
  readonly place: number;
  readonly atLimit: boolean;
  readonly shift: number;
}

/** An instant at, just before or just after some event. */
interface InstantChoice {
  readonly place: number;
  readonly shift: number;
  readonly writing: number;
}

class LookUpPrice implements TrialCommand {
  constructor(
    private readonly subject: Subject,
    private readonly days: readonly DayChoice[],
    private readonly instants: readonly InstantChoice[],
  ) {}

  check(): boolean {
    return true;
  }

  run(history: PriceHistory, shelf: PriceShelf): void {
    const days = this.days.map((choice) => this.dayOf(choice, history));
    const instants = this.instants.map(({ writing, ...choice }) => ({ writing, knownAt: tickOf(choice, history) }));
    for (const on of days) {
      for (const { knownAt, writing } of instants) {
        ask({ ...this.subject, on, knownAt, written: instantText(knownAt, writing) }, history, shelf);
      }
    }
  }

  toString(): string {
    return `look up ${JSON.stringify({ ...this.subject, days: this.days, instants: this.instants })}`;
  }

  private dayOf({ place, atLimit, shift }: DayChoice, history: PriceHistory): DayNumber {
    const start = history.publication(place)?.start ?? place;
    return start + shift + (atLimit ? maxAgeDays[this.subject.tableId] : 0);
  }
}

function tickOf({ place, shift }: Omit<InstantChoice, 'writing'>, history: PriceHistory): Tick {
  return (history.event(place)?.at ?? 0) + shift;
}

function ask(question: WrittenQuestion, history: PriceHistory, shelf: PriceShelf): void {
  const expected = answerNaively(history.events, question, naiveRules);
  const answer = shelf.ask(question);
  demandSame(`answer to ${JSON.stringify(question)}`, expected, answer);
  const law = brokenLaw(history.events, question, answer);
  if (law !== null) throw new Error(`${JSON.stringify(question)} → ${JSON.stringify(answer)} breaks: ${law}`);
  demandSame('recomputed answer', answer, shelf.askAgainOf(answer.consulted, question));
  history.remember(question, answer);
}

export function demandSame(what: string, expected: NaiveAnswer, actual: NaiveAnswer): void {
  const texts = [expected, actual].map(({ editionId, price, consulted }) =>
    JSON.stringify({ editionId, price, consulted }),
  );
  if (texts[0] !== texts[1]) throw new Error(`${what}: expected ${texts[0]}, not ${texts[1]}`);
}

const subject: fc.Arbitrary<Subject> = fc
  .tuple(
    fc.constantFrom(...goods, ...goods, { code: 'gold', variant: null }, { code: 'constructor', variant: null }),
    fc.constantFrom(...askedTables),
    fc.constantFrom('210102', ...regions, 'constructor'),
  )
  .map(([good, tableId, region]) => ({ ...good, tableId, region }));
const day: fc.Arbitrary<DayChoice> = fc.record({
  place: fc.nat(30),
  atLimit: fc.boolean(),
  shift: fc.constantFrom(0, 1, -1, 3, 12),
});
const instant: fc.Arbitrary<InstantChoice> = fc.record({
  place: fc.nat(40),
  shift: fc.constantFrom(0, 1, -1),
  writing: fc.nat(writingCount - 1),
});

export const lookingUp: fc.Arbitrary<TrialCommand> = fc
  .tuple(subject, fc.tuple(day, day), fc.tuple(instant, instant))
  .map((drawn) => new LookUpPrice(...drawn));
