/**
 * The naive model, written from the text of rule 10 and readings 1, 2 and 6 alone: a list of what happened, scanned from
 * its beginning for every question. What happened after the instant of knowing is not even looked at.
 */
import type { DayNumber, Tick } from './written-time.js';

export interface NaiveRow {
  readonly code: string;
  readonly variant: string | null;
  readonly region: string;
  readonly price: string;
}

export interface Publication {
  readonly editionId: string;
  readonly tableId: string;
  readonly regions: readonly string[];
  readonly start: DayNumber;
  readonly corrects: string | null;
  readonly rows: readonly NaiveRow[];
}

/** `written` is how the shelf was told the instant; the model itself goes by the number. */
export type PriceEvent = { readonly at: Tick; readonly written: string } & (
  ({ readonly kind: 'published' } & Publication) | { readonly kind: 'withdrawn'; readonly editionId: string }
);
export type Published = Extract<PriceEvent, { kind: 'published' }>;

export interface NaiveQuestion {
  readonly tableId: string;
  readonly code: string;
  readonly variant: string | null;
  readonly region: string;
  readonly on: DayNumber;
  readonly knownAt: Tick;
}

export interface NaiveRules {
  readonly maxAgeDays: Readonly<Record<string, number>>;
  readonly fallback: ReadonlyMap<string, readonly string[]>;
}

export interface NaiveAnswer {
  readonly editionId: string | null;
  readonly price: string | null;
  readonly consulted: readonly string[];
}

/** Rule 10 in words: published by then, not withdrawn by then, begun, of this table and for this region. */
export function candidates(
  events: readonly PriceEvent[],
  { tableId, on, knownAt }: NaiveQuestion,
  region: string,
): Published[] {
  const happened = events.filter(({ at }) => at <= knownAt);
  const withdrawn = happened.flatMap((event) => (event.kind === 'withdrawn' ? [event.editionId] : []));
  return happened.filter(
    (event): event is Published =>
      event.kind === 'published' &&
      event.tableId === tableId &&
      event.regions.includes(region) &&
      event.start <= on &&
      !withdrawn.includes(event.editionId),
  );
}

export function answerNaively(
  events: readonly PriceEvent[],
  question: NaiveQuestion,
  { fallback, maxAgeDays }: NaiveRules,
): NaiveAnswer {
  const consulted: string[] = [];
  for (const region of [question.region, ...(fallback.get(question.region) ?? [])]) {
    const ofRegion = candidates(events, question, region);
    if (ofRegion.length === 0) continue;
    const latestStart = Math.max(...ofRegion.map(({ start }) => start));
    const ofStart = ofRegion.filter(({ start }) => start === latestStart);
    const latestPublication = Math.max(...ofStart.map(({ at }) => at));
    const edition = ofStart.find(({ at }) => at === latestPublication)!;
    consulted.push(edition.editionId);
    if (question.on - edition.start > maxAgeDays[question.tableId]!) continue;
    const row = edition.rows.find(
      ({ code, variant, region: of }) => code === question.code && variant === question.variant && of === region,
    );
    if (row) return { editionId: edition.editionId, price: row.price, consulted };
  }
  return { editionId: null, price: null, consulted };
}
