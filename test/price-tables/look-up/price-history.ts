/** What has happened in one trial, and what was answered on the way. Time never runs backwards. */
import type { NaiveAnswer, NaiveQuestion, PriceEvent, Published } from './naive-prices.js';
import type { Tick } from './written-time.js';

export interface WrittenQuestion extends NaiveQuestion {
  /** `knownAt` as it was written to the shelf. */
  readonly written: string;
}

export interface Answered {
  readonly question: WrittenQuestion;
  readonly answer: NaiveAnswer;
  /** Events that had happened when it was asked. */
  readonly eventCount: number;
}

export class PriceHistory {
  readonly events: PriceEvent[] = [];
  readonly answered: Answered[] = [];
  private firstOpenTick: Tick = 0;

  published(): Published[] {
    return this.events.filter((event): event is Published => event.kind === 'published');
  }

  /** Of those not withdrawn the one at that place, counted round. */
  standing(place: number): Published | undefined {
    const gone = this.events.flatMap((event) => (event.kind === 'withdrawn' ? [event.editionId] : []));
    const left = this.published().filter(({ editionId }) => !gone.includes(editionId));
    return left[place % left.length];
  }

  publication(place: number): Published | undefined {
    const published = this.published();
    return published[place % published.length];
  }

  event(place: number): PriceEvent | undefined {
    return this.events[place % this.events.length];
  }

  chain({ tableId, start }: Pick<Published, 'tableId' | 'start'>): Published[] {
    return this.published().filter((event) => event.tableId === tableId && event.start === start);
  }

  lastTick(): Tick {
    return this.events.at(-1)?.at ?? 0;
  }

  /** The instant of the next event: not before the last one, and after every instant an answer was given for. */
  nextTick(pause: number): Tick {
    return Math.max(this.lastTick() + pause, this.firstOpenTick);
  }

  record(event: PriceEvent): void {
    this.events.push(event);
  }

  remember(question: WrittenQuestion, answer: NaiveAnswer): void {
    this.answered.push({ question, answer, eventCount: this.events.length });
    this.firstOpenTick = Math.max(this.firstOpenTick, question.knownAt + 1);
  }
}
