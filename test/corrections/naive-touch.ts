/**
 * The naive side: no index and no lines of code shared with the product. Who computed when is replayed against plain
 * lists of editions, every question from the first region on, before and after every act.
 */
import { asked, maxAgeDays, type WorldAct, type WorldAppraisal, type WorldEdition } from './price-world.js';

/** One place asked on the way to a price. */
interface Asked {
  readonly code: string;
  readonly region: string;
  /** Start of the edition in force there; null: none. */
  readonly start: string | null;
  /** null: no row, or the edition is too old. */
  readonly price: string | null;
}

/** What counts at one moment. */
type View = readonly WorldEdition[];

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

/** As known at an instant, with the corrections and withdrawals up to an act worked in. */
export function viewAt(editions: readonly WorldEdition[], knownAt: string, acts: readonly WorldAct[]): View {
  const until = [knownAt, ...acts.map(({ at }) => at)].sort().at(-1)!;
  const view = editions.filter(({ publishedAt }) => publishedAt <= knownAt);
  for (const { act, edition } of acts) {
    // A correction of what was not known is news, not a correction.
    const isKnown = view.some(({ id }) => id === edition.corrects);
    if (act === 'corrected' && isKnown && !view.includes(edition)) view.push(edition);
  }
  return view.filter(({ withdrawnAt }) => withdrawnAt === null || withdrawnAt > until);
}

export function pathOf({ region, day: on, codes }: WorldAppraisal, view: View, toTheEnd = false): readonly Asked[] {
  return codes.flatMap((code) => {
    const path: Asked[] = [];
    for (const place of asked[region]!) {
      const begun = view.filter(({ start, regions }) => start <= on && regions.includes(place));
      const edition = begun.sort((one, other) => order(other).localeCompare(order(one)))[0];
      const isTooOld = edition !== undefined && day(on) - day(edition.start) > maxAgeDays;
      const price = (isTooOld ? undefined : edition?.prices.get(`${code}@${place}`)) ?? null;
      path.push({ code, region: place, start: edition?.start ?? null, price });
      if (price !== null && !toTheEnd) break;
    }
    return path;
  });
}

const order = ({ start, publishedAt }: WorldEdition): string => `${start} ${publishedAt}`;

/** Whether a computation made at `knownAt` comes out otherwise by the last of these acts. */
export function isMovedBy(
  appraisal: WorldAppraisal,
  knownAt: string,
  { editions, acts }: { readonly editions: readonly WorldEdition[]; readonly acts: readonly WorldAct[] },
): boolean {
  const since = acts.filter(({ at }) => at > knownAt);
  const before = pathOf(appraisal, viewAt(editions, knownAt, since.slice(0, -1)));
  const after = pathOf(appraisal, viewAt(editions, knownAt, since));
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** Whether a computation made at `knownAt` asked in a place that the act changes: what it rests on is another now. */
export function restsOnWhat(
  appraisal: WorldAppraisal,
  knownAt: string,
  { act, editions }: { readonly act: WorldAct; readonly editions: readonly WorldEdition[] },
): boolean {
  const { start } = act.edition;
  const line = editions.filter((one) => one.start === start && one.publishedAt <= act.at);
  const standing = (at: string, isAfter: boolean): View =>
    line.filter(
      ({ publishedAt, withdrawnAt }) =>
        (isAfter ? publishedAt <= at : publishedAt < at) &&
        (withdrawnAt === null || (isAfter ? withdrawnAt > at : withdrawnAt >= at)),
    );
  const [before, after] = [standing(act.at, false), standing(act.at, true)];
  const view = viewAt(editions, knownAt, []);
  const whole = pathOf(appraisal, view);
  // What is refused is asked for to the end of the list.
  const isRefused = appraisal.codes.some((code) => !whole.some((one) => one.code === code && one.price !== null));
  return pathOf(appraisal, view, isRefused).some(({ code, region, start: askedStart }) => {
    const [old, now] = [before, after].map((members) => inForce(members, region));
    if (askedStart === start) {
      return old?.prices.get(`${code}@${region}`) !== now?.prices.get(`${code}@${region}`) || !old !== !now;
    }
    return (
      old === undefined && now !== undefined && start <= appraisal.day && (askedStart === null || askedStart < start)
    );
  });
}

const inForce = (members: View, region: string): WorldEdition | undefined =>
  members
    .filter(({ regions }) => regions.includes(region))
    .sort((one, other) => other.publishedAt.localeCompare(one.publishedAt))[0];
