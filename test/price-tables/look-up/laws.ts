/** What must hold of every answer whatever the model says, read off the history alone. */
import { candidates } from './naive-prices.js';
import type { NaiveAnswer, NaiveQuestion, PriceEvent, Published } from './naive-prices.js';
import { naiveRules } from './trial-rules.js';

/** The law an answer breaks, or null. */
export function brokenLaw(events: readonly PriceEvent[], question: NaiveQuestion, answer: NaiveAnswer): string | null {
  if (answer.editionId === null) return null;
  const edition = events.find(
    (event): event is Published => event.kind === 'published' && event.editionId === answer.editionId,
  );
  const row = edition?.rows.find(({ price }) => price === answer.price);
  if (edition === undefined || row === undefined) return 'an answer is a row of a published edition';
  if (edition.at > question.knownAt) return 'nothing published later is known';
  if (question.on - edition.start > naiveRules.maxAgeDays[question.tableId]!) return 'no price is older than allowed';
  const ofRegion = candidates(events, question, row.region);
  if (!ofRegion.includes(edition)) return 'the edition of an answer is a candidate for its region';
  return ofRegion.some((other) => isNewer(other, edition))
    ? 'no older edition answers for a newer one, whatever the newer one lacks'
    : null;
}

function isNewer(edition: Published, other: Published): boolean {
  return edition.start > other.start || (edition.start === other.start && edition.at > other.at);
}
