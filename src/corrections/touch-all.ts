/** Asks the index whom an act touches, stretch after stretch, and stores how far it came: the list stands within a moment. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { CorrectionAct } from './correction.entities.js';
import type { CorrectionStore } from './correction-store.js';
import { touchStretch } from './search-index.js';
import type { PriceChange } from './what-changed.js';

/** Appraisals of the index looked at in one statement. */
const stretchLength = 4000;

export interface Searching {
  readonly store: CorrectionStore;
  readonly dataSource: DataSource;
  readonly mayGoOn: () => boolean;
  /** What is stored beside each step: the hold lasts on. */
  readonly held: () => Partial<CorrectionAct>;
}

export async function touchAll(
  act: CorrectionAct,
  change: PriceChange,
  { store, dataSource, mayGoOn, held }: Searching,
): Promise<void> {
  let { searchedTo, touched } = act;
  const { sequence } = act;
  const last = await store.lastIndexed();
  const placesKnownFrom = act.act === 'corrected' ? new Date(change.lineKnownFrom).toISOString() : null;
  const concerned = { knownBefore: act.at, placesKnownFrom };
  while (searchedTo < last && mayGoOn()) {
    const stretch = { from: searchedTo, to: Math.min(last, searchedTo + stretchLength) };
    touched += await dataSource.transaction(async (manager) => {
      const found = await touchStretch(manager, { sequence, change, concerned, stretch });
      await store.advance(manager, act, { ...held(), searchedTo: stretch.to, touched: touched + found });
      return found;
    });
    searchedTo = stretch.to;
    await nextTurn();
  }
  if (mayGoOn()) await dataSource.transaction((manager) => store.advance(manager, act, { stage: 'computing' }));
}
