/** What persons do in a trial of publishing, each told to the model and to the real use cases. */
import fc from 'fast-check';
import { brokenLaw } from '../look-up/laws.js';
import { demandSame } from '../look-up/look-up-command.js';
import { answerNaively, type NaiveRow } from '../look-up/naive-prices.js';
import { askedTables, goods, naiveRules, regions } from '../look-up/trial-rules.js';
import { dayText, instantText } from '../look-up/written-time.js';
import type { TrialModel } from './trial-model.js';
import type { Act, DraftContents, Outcome, TrialOffice } from './trial-office.js';

export type PublishingCommand = fc.AsyncCommand<TrialModel, TrialOffice>;

const persons = ['editor', 'approver', 'third'] as const;

function demand(what: string, expected: Outcome, actual: Outcome, model: TrialModel): void {
  if (expected !== actual) throw new Error(`${what}: expected ${expected}, not ${actual}`);
  model.count(`${what.split(' ')[0]} ${actual}`);
}

interface Head {
  readonly by: string;
  readonly tableId: (typeof askedTables)[number];
  readonly start: number;
  readonly regions: readonly string[];
  readonly price: number;
}

/** One row for each region at least; only parts have variants. */
function contentsOf({ tableId, start, regions: listed, price }: Head): DraftContents {
  const priced = goods.filter(({ variant }) => variant === null || tableId === 'parts');
  const rows: NaiveRow[] = listed.flatMap((region, place) =>
    priced
      .filter((_, kind) => kind === 0 || (price + place + kind) % 3 !== 0)
      .map((good, kind) => ({ ...good, region, price: String(price * 100 + place * 10 + kind) })),
  );
  return { tableId, start, regions: listed, rows };
}

class DraftEdition implements PublishingCommand {
  constructor(private readonly head: Head) {}
  check = (): boolean => true;

  async run(model: TrialModel, office: TrialOffice): Promise<void> {
    const contents = contentsOf(this.head);
    const expected = model.chainEnd(contents) === null ? 'done' : 'price-draft-invalid';
    demand(`draft ${this.toString()}`, expected, await office.draft(this.head.by, contents), model);
    if (expected === 'done') model.add(this.head.by, contents, null);
  }

  toString = (): string => JSON.stringify(this.head);
}

class DraftCorrection implements PublishingCommand {
  constructor(
    private readonly place: number,
    private readonly head: Head,
  ) {}
  check = (model: Readonly<TrialModel>): boolean => model.history.published().length > 0;

  async run(model: TrialModel, office: TrialOffice): Promise<void> {
    const { tableId, start, editionId } = model.history.publication(this.place)!;
    const contents = contentsOf({ ...this.head, tableId: tableId as Head['tableId'], start });
    const expected = model.chainEnd({ tableId, start }) === editionId ? 'done' : 'already-corrected';
    const actual = await office.draftCorrection(this.head.by, editionId, contents);
    demand(`correct ${editionId}`, expected, actual, model);
    if (expected === 'done') model.add(this.head.by, contents, editionId);
  }

  toString = (): string => `correct no. ${this.place} ${JSON.stringify(this.head)}`;
}

class ActOnDraft implements PublishingCommand {
  constructor(
    private readonly place: number,
    private readonly by: string,
    private readonly acts: readonly Act[],
  ) {}
  check = (model: Readonly<TrialModel>): boolean => model.drafts.length > 0;

  async run(model: TrialModel, office: TrialOffice): Promise<void> {
    // The newest drafts are worked on most: the old ones are stale.
    const place = Math.max(0, model.drafts.length - 1 - (this.place % 3));
    const draft = model.drafts[place]!;
    for (const act of this.acts) {
      const by = this.acts.length > 1 && act === 'approve' ? 'approver' : this.by;
      const at = model.history.nextTick(1);
      office.setTime(at);
      const { tableId, start, corrects } = draft;
      const chain = model.history.chain({ tableId, start });
      const expected = model.act(by, draft, act);
      demand(`${act} no. ${place} by ${by}`, expected, await office.act(by, place, act), model);
      if (act !== 'publish' || expected !== 'done') continue;
      const first = `sample/${tableId}/${dayText(start)}`;
      const editionId = corrects === null ? first : `${first}.c${chain.length}`;
      if (office.drafts[place]?.editionId !== editionId) throw new Error(`not published as ${editionId}`);
      const publication = { ...draft, editionId, corrects: draft.corrects };
      model.history.record({ kind: 'published', at, written: instantText(at, 0), ...publication });
    }
  }

  toString = (): string => `${this.acts.join(', ')} no. ${this.place} by ${this.by}`;
}

class Withdraw implements PublishingCommand {
  constructor(private readonly place: number) {}
  check = (model: Readonly<TrialModel>): boolean => model.history.published().length > 0;

  async run(model: TrialModel, office: TrialOffice): Promise<void> {
    const { editionId } = model.history.publication(this.place)!;
    const at = model.history.nextTick(1);
    office.setTime(at);
    const isGone = model.history.events.some((event) => event.kind === 'withdrawn' && event.editionId === editionId);
    const actual = await office.withdraw(editionId);
    demand(`withdraw ${editionId}`, isGone ? 'already-withdrawn' : 'done', actual, model);
    if (!isGone) model.history.record({ kind: 'withdrawn', editionId, at, written: instantText(at, 0) });
  }

  toString = (): string => `withdraw no. ${this.place}`;
}

class LookUpTwice implements PublishingCommand {
  constructor(
    private readonly subject: { readonly good: number; readonly table: number; readonly region: string },
    private readonly days: readonly number[],
    private readonly instants: readonly { readonly place: number; readonly shift: number }[],
  ) {}
  check = (): boolean => true;

  async run({ history }: TrialModel, office: TrialOffice): Promise<void> {
    const { code, variant } = goods[this.subject.good]!;
    const subject = { code, variant, region: this.subject.region, tableId: askedTables[this.subject.table]! };
    for (const day of this.days) {
      for (const { place, shift } of this.instants) {
        const on = (history.publication(place)?.start ?? day) + (day % 4);
        const knownAt = (history.event(place)?.at ?? 0) + shift;
        const question = { ...subject, on, knownAt, written: instantText(knownAt, place) };
        const answer = await office.ask(question);
        demandSame(JSON.stringify(question), answerNaively(history.events, question, naiveRules), answer);
        const law = brokenLaw(history.events, question, answer);
        if (law !== null) throw new Error(`${JSON.stringify(question)} breaks: ${law}`);
        history.remember(question, answer);
      }
    }
  }

  toString = (): string => `look up ${JSON.stringify([this.subject, this.days, this.instants])}`;
}

const head: fc.Arbitrary<Head> = fc.record({
  by: fc.constantFrom(...persons),
  tableId: fc.constantFrom(...askedTables),
  start: fc.nat(6),
  regions: fc.subarray([...regions], { minLength: 1 }),
  price: fc.integer({ min: 1, max: 9999 }),
});
const acts: fc.Arbitrary<readonly Act[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<readonly Act[]>(['rebase', 'propose', 'approve', 'publish']) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Act>('propose', 'approve', 'return', 'rebase', 'publish', 'discard', 'edit')
      .map((act) => [act]),
  },
);
const instant = fc.record({ place: fc.nat(20), shift: fc.constantFrom(0, 1, -1) });

export const publishingCommands = (maxCommands: number): fc.Arbitrary<Iterable<PublishingCommand>> =>
  fc.commands<TrialModel, TrialOffice, false>(
    [
      head.map((drawn) => new DraftEdition(drawn)),
      fc.tuple(fc.nat(20), head).map((drawn) => new DraftCorrection(...drawn)),
      fc.tuple(fc.nat(2), fc.constantFrom(...persons), acts).map((drawn) => new ActOnDraft(...drawn)),
      fc.tuple(fc.nat(2), fc.constantFrom(...persons), acts).map((drawn) => new ActOnDraft(...drawn)),
      fc.nat(20).map((place) => new Withdraw(place)),
      fc
        .tuple(
          fc.record({
            good: fc.nat(goods.length - 1),
            table: fc.nat(2),
            region: fc.constantFrom('210102', ...regions),
          }),
          fc.tuple(fc.nat(24), fc.nat(24)),
          fc.tuple(instant, instant),
        )
        .map((drawn) => new LookUpTwice(...drawn)),
    ],
    { maxCommands, size: 'max' },
  );
