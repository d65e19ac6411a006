/** The corners of rule 10. A trial counts how often each was visited: a corner never visited was never tested. */
import { candidates } from './naive-prices.js';
import type { NaiveAnswer, NaiveRow, PriceEvent, Published } from './naive-prices.js';
import type { WrittenQuestion } from './price-history.js';
import { naiveRules } from './trial-rules.js';

interface Visit {
  readonly events: readonly PriceEvent[];
  readonly question: WrittenQuestion;
  readonly answer: NaiveAnswer;
  /** The row's edition, if one was found. */
  readonly edition: Published | undefined;
  readonly row: NaiveRow | undefined;
  /** The edition that was consulted first. */
  readonly first: Published | undefined;
}

const limitOf = ({ question }: Visit): number => naiveRules.maxAgeDays[question.tableId]!;
const fallbackOf = ({ question }: Visit): readonly string[] => naiveRules.fallback.get(question.region) ?? [];
const isAsked = ({ question }: Visit, row: NaiveRow, region: string): boolean =>
  row.code === question.code && row.variant === question.variant && row.region === region;

function isOtherwiseWritten({ question, events }: Visit, kind: PriceEvent['kind'], editionId: string | null): boolean {
  return events.some(
    (event) =>
      event.kind === kind &&
      (editionId === null || event.editionId === editionId) &&
      event.at === question.knownAt &&
      event.written !== question.written,
  );
}

const isLater = ({ question }: Visit, { at }: PriceEvent): boolean => at > question.knownAt;

export const witnesses: Readonly<Record<string, (visit: Visit) => boolean>> = {
  'the own region answers': ({ row, question }) => row?.region === question.region,
  'the first fallback region answers': (visit) => visit.row !== undefined && visit.row.region === fallbackOf(visit)[0],
  'the last fallback region answers': (visit) => visit.row !== undefined && visit.row.region === fallbackOf(visit)[2],
  'nothing is in force anywhere': ({ answer }) => answer.consulted.length === 0,
  'editions are in force, none has the row': ({ answer }) => answer.consulted.length > 0 && answer.editionId === null,
  'the newest edition lacks a row the one before has': (visit) => {
    const { events, question, first } = visit;
    if (!first?.regions.includes(question.region) || visit.edition === first) return false;
    const older = candidates(events, question, question.region).filter(({ start }) => start < first.start);
    return older.some(({ rows }) => rows.some((row) => isAsked(visit, row, question.region)));
  },
  'another variant has a price': ({ first, question, answer }) =>
    answer.editionId === null &&
    first?.rows.some(({ code, variant }) => code === question.code && variant !== question.variant) === true,
  'exactly as old as allowed': (visit) => visit.question.on - (visit.edition?.start ?? NaN) === limitOf(visit),
  'a day too old': (visit) => visit.question.on - (visit.first?.start ?? NaN) === limitOf(visit) + 1,
  'the day of the start': ({ edition, question }) => edition?.start === question.on,
  'a correction answers': ({ edition }) => typeof edition?.corrects === 'string',
  'corrected, but only later': (visit) =>
    visit.edition !== undefined &&
    visit.events.some(
      (event) => event.kind === 'published' && event.corrects === visit.edition?.editionId && isLater(visit, event),
    ),
  'withdrawn, but only later': (visit) =>
    visit.events.some(
      (event) => event.kind === 'withdrawn' && event.editionId === visit.edition?.editionId && isLater(visit, event),
    ),
  'withdrawn by then, the edition before answers': (visit) =>
    visit.events.some(
      (event) =>
        event.kind === 'published' &&
        !isLater(visit, event) &&
        visit.row !== undefined &&
        event.tableId === visit.edition?.tableId &&
        event.start > visit.edition.start &&
        event.start <= visit.question.on &&
        event.regions.includes(visit.row.region),
    ),
  'published at the very instant, otherwise written': (visit) =>
    visit.edition !== undefined && isOtherwiseWritten(visit, 'published', visit.edition.editionId),
  'withdrawn at the very instant, otherwise written': (visit) => isOtherwiseWritten(visit, 'withdrawn', null),
};

export function visited(events: readonly PriceEvent[], question: WrittenQuestion, answer: NaiveAnswer): string[] {
  const published = (id: string | null | undefined): Published | undefined =>
    events.find((event): event is Published => event.kind === 'published' && event.editionId === id);
  const edition = published(answer.editionId);
  const row = edition?.rows.find(({ price }) => price === answer.price);
  const visit: Visit = { events, question, answer, edition, row, first: published(answer.consulted[0]) };
  return Object.entries(witnesses).flatMap(([name, isSo]) => (isSo(visit) ? [name] : []));
}
