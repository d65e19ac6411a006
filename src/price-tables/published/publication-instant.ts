/** When a publication counts from: the clock at that moment, and after everything the table already shows. */
import type { EntityManager } from 'typeorm';
import type { Clock } from '../../config/clock.js';
import { draftProblem } from '../drafting/draft-problem.js';
import { PricePublicationRecord } from './price-books.entities.js';

/** Clocks of two machines may differ by this much; more is an error somebody has to put right. */
const clockToleranceMs = 5000;

/** Never before the clock; one millisecond after the table's last entry where the clock has not passed that yet. */
export async function publicationInstant(manager: EntityManager, tableId: string, clock: Clock): Promise<Date> {
  const now = clock.now();
  const [last] = await manager.find(PricePublicationRecord, { where: { tableId }, order: { at: 'DESC' }, take: 1 });
  if (last === undefined || now.toISOString() > last.at) return now;
  const next = new Date(Date.parse(last.at) + 1);
  if (next.getTime() - now.getTime() > clockToleranceMs) {
    throw draftProblem('clock-behind', { clock: now.toISOString(), lastPublication: last.at });
  }
  return next;
}
