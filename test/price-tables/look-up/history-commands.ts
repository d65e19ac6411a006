/** What a publisher does in a trial: publish, correct, withdraw. Each is told to the model and to the shelf. */
import fc from 'fast-check';
import type { NaiveRow, Publication } from './naive-prices.js';
import type { PriceHistory } from './price-history.js';
import type { PriceShelf } from './price-shelf.js';
import { askedTables, goods, regions, strangeTable } from './trial-rules.js';
import { dayText, instantText, writingCount } from './written-time.js';

export type TrialCommand = fc.Command<PriceHistory, PriceShelf>;

interface Content {
  readonly regions: readonly string[];
  /** Row number `region × goods` is left out. */
  readonly gaps: readonly number[];
  /** A region that is priced, though the edition does not list it. */
  readonly stray: string | null;
}

interface Timing {
  readonly pause: number;
  readonly writing: number;
}

/** Every row of every edition has a price of its own, so that a price names its row. */
function rowsOf({ regions: listed, gaps, stray }: Content, history: PriceHistory): NaiveRow[] {
  const first = history.events.length * 1000;
  const priced = new Set(stray === null ? listed : [...listed, stray]);
  return regions.flatMap((region, place) =>
    goods.flatMap((good, kind) => {
      const number = place * goods.length + kind;
      if (!priced.has(region) || gaps.includes(number)) return [];
      return [{ ...good, region, price: String(first + number) }];
    }),
  );
}

class PublishEdition implements TrialCommand {
  constructor(
    private readonly head: Pick<Publication, 'tableId' | 'start'>,
    private readonly content: Content,
    private readonly timing: Timing,
  ) {}

  /** A second edition with one start is a correction or a fault. */
  check(history: Readonly<PriceHistory>): boolean {
    return history.chain(this.head).length === 0;
  }

  run(history: PriceHistory, shelf: PriceShelf): void {
    const editionId = `sample/${this.head.tableId}/${dayText(this.head.start)}`;
    publish({ ...this.head, editionId, corrects: null, ...this.content }, this.timing, { history, shelf });
  }

  toString(): string {
    return `publish ${this.head.tableId} from ${dayText(this.head.start)} ${described(this.content, this.timing)}`;
  }
}

class CorrectEdition implements TrialCommand {
  constructor(
    private readonly place: number,
    private readonly content: Content,
    private readonly timing: Timing,
  ) {}

  check(history: Readonly<PriceHistory>): boolean {
    return history.published().length > 0;
  }

  run(history: PriceHistory, shelf: PriceShelf): void {
    const chain = history.chain(history.publication(this.place)!);
    const [first, last] = [chain[0]!, chain.at(-1)!];
    const { tableId, start } = first;
    const editionId = `${first.editionId}.c${chain.length}`;
    const pause = last.at === history.lastTick() ? Math.max(1, this.timing.pause) : this.timing.pause;
    const head = { tableId, start, editionId, corrects: last.editionId };
    publish({ ...head, ...this.content }, { ...this.timing, pause }, { history, shelf });
  }

  toString(): string {
    return `correct no. ${this.place} ${described(this.content, this.timing)}`;
  }
}

class WithdrawEdition implements TrialCommand {
  constructor(
    private readonly place: number,
    private readonly timing: Timing,
  ) {}

  check(history: Readonly<PriceHistory>): boolean {
    return history.standing(this.place) !== undefined;
  }

  run(history: PriceHistory, shelf: PriceShelf): void {
    const { editionId } = history.standing(this.place)!;
    const at = history.nextTick(this.timing.pause);
    const written = instantText(at, this.timing.writing);
    history.record({ kind: 'withdrawn', editionId, at, written });
    shelf.withdraw(editionId, written);
  }

  toString(): string {
    return `withdraw no. ${this.place} ${JSON.stringify(this.timing)}`;
  }
}

function publish(
  { gaps, stray, ...head }: Omit<Publication, 'rows'> & Content,
  { pause, writing }: Timing,
  { history, shelf }: { readonly history: PriceHistory; readonly shelf: PriceShelf },
): void {
  const publication = { ...head, rows: rowsOf({ regions: head.regions, gaps, stray }, history) };
  const at = history.nextTick(pause);
  const written = instantText(at, writing);
  history.record({ kind: 'published', at, written, ...publication });
  shelf.publish(publication, written);
}

function described({ regions: listed, gaps, stray }: Content, timing: Timing): string {
  return `for ${listed.join()}, without ${gaps.join()}, stray ${stray}, ${JSON.stringify(timing)}`;
}

const content: fc.Arbitrary<Content> = fc.record({
  regions: fc.subarray([...regions], { minLength: 1 }),
  gaps: fc.uniqueArray(fc.nat(regions.length * goods.length - 1), { maxLength: 12, size: 'max' }),
  stray: fc.option(fc.constantFrom(...regions), { freq: 2 }),
});
/** Often at the same instant, or a quarter of a second or an hour after. */
const timing: fc.Arbitrary<Timing> = fc.record({
  pause: fc.constantFrom(0, 1, 2, 14_400, 345_600),
  writing: fc.nat(writingCount - 1),
});
const head = fc.record({
  tableId: fc.constantFrom(...askedTables, ...askedTables, strangeTable),
  start: fc.nat(30),
});
const place = fc.nat(30);

export const publishing: fc.Arbitrary<TrialCommand> = fc
  .tuple(head, content, timing)
  .map((drawn) => new PublishEdition(...drawn));
export const correcting: fc.Arbitrary<TrialCommand> = fc
  .tuple(place, content, timing)
  .map((drawn) => new CorrectEdition(...drawn));
export const withdrawing: fc.Arbitrary<TrialCommand> = fc
  .tuple(place, timing)
  .map((drawn) => new WithdrawEdition(...drawn));
