/**
 * What a publication changes for those who asked before: the ids under which the index of price rows has their
 * appraisals. In goes the act and every edition of its table, out go ids; pure.
 *
 * Editions with one start are a line: the first one and its corrections. In each region the newest of them that is not
 * withdrawn counts. Where the act puts another edition of the line in that place, the rows that differ change. Where
 * the line comes into force or leaves it, everybody changes who asked there: no row is the same when its start and age
 * are others.
 */
import { compareInstants } from '../engine/index.js';
import type { CalendarDay, Instant, PriceRow, PriceTableEdition, RegionCode } from '../engine/index.js';
import { differingFields } from '../price-tables/comparison/row-fields.js';
import { emptyPlaceAt, placeAt, rowIdAt } from '../appraisals/asked-price-rows.js';

export interface ActOnEdition {
  readonly act: 'published' | 'corrected' | 'withdrawn';
  readonly editionId: string;
  readonly at: Instant;
}

export interface PriceChange {
  /** Rows that are others now, under the id they have in every edition of the line. */
  readonly rowIds: readonly string[];
  /** Places in which another edition, or none, is asked now. */
  readonly placeIds: readonly string[];
  /** Reference dates before this day are not concerned. */
  readonly validFrom: CalendarDay;
  /** When the line was first published: who computed before that did not know it, and a correction is none to him. */
  readonly lineKnownFrom: Instant;
}

interface Line {
  /** Known at the act, the act's edition apart from a withdrawal not among them; withdrawn ones included. */
  readonly members: readonly PriceTableEdition[];
  readonly before: readonly PriceTableEdition[];
  readonly after: readonly PriceTableEdition[];
}

export function whatChanged(act: ActOnEdition, editions: readonly PriceTableEdition[]): PriceChange {
  const subject = editions.find(({ editionId }) => editionId === act.editionId);
  if (subject === undefined) throw new Error(`the edition ${act.editionId} is not among those of its table`);
  const known = editions.filter(({ publishedAt }) => compareInstants(publishedAt, act.at) <= 0);
  const line = lineOf(act, subject, known);
  const regions = new Set([subject, ...line.members].flatMap((edition) => edition.regions));
  const changes = [...regions].map((region) => changeIn(region, line, { subject, known }));
  return {
    rowIds: [...new Set(changes.flatMap(({ rowIds }) => rowIds))],
    placeIds: [...new Set(changes.flatMap(({ placeIds }) => placeIds))],
    validFrom: subject.validFrom,
    lineKnownFrom: firstKnown(subject, line.members),
  };
}

interface Published {
  readonly subject: PriceTableEdition;
  readonly known: readonly PriceTableEdition[];
}

function changeIn(
  region: RegionCode,
  line: Line,
  { subject, known }: Published,
): Pick<PriceChange, 'rowIds' | 'placeIds'> {
  const [before, after] = [newest(line.before, region), newest(line.after, region)];
  if (before === after) return { rowIds: [], placeIds: [] };
  if (before !== null && after !== null) {
    const names = differingNames(before, after, region);
    const asked = [...line.members, subject];
    return { placeIds: [], rowIds: names.flatMap((name) => asked.map((one) => rowIdAt(one.editionId, name, region))) };
  }
  const asked = after === null ? line.members : known.filter(({ validFrom }) => validFrom < subject.validFrom);
  const places = asked.map(({ editionId }) => placeAt(editionId, region));
  return { rowIds: [], placeIds: after === null ? places : [...places, emptyPlaceAt(subject.tableId, region)] };
}

function lineOf({ act, at }: ActOnEdition, subject: PriceTableEdition, known: readonly PriceTableEdition[]): Line {
  const line = known.filter(({ validFrom }) => validFrom === subject.validFrom);
  const others = line.filter((edition) => edition !== subject);
  const standing = others.filter(
    ({ withdrawnAt }) => withdrawnAt === undefined || compareInstants(withdrawnAt, at) > 0,
  );
  return act === 'withdrawn'
    ? { members: line, before: [...standing, subject], after: standing }
    : { members: others, before: standing, after: [...standing, subject] };
}

/** The same order as rule 10: by publication, the id settles what no publisher should do. */
function newest(editions: readonly PriceTableEdition[], region: RegionCode): PriceTableEdition | null {
  let found: PriceTableEdition | null = null;
  for (const edition of editions) {
    if (edition.regions.includes(region) && (found === null || isNewer(edition, found))) found = edition;
  }
  return found;
}

function isNewer(edition: PriceTableEdition, other: PriceTableEdition): boolean {
  const published = compareInstants(edition.publishedAt, other.publishedAt);
  return published === 0 ? edition.editionId > other.editionId : published > 0;
}

function firstKnown(subject: PriceTableEdition, members: readonly PriceTableEdition[]): Instant {
  return [subject, ...members]
    .map(({ publishedAt }) => publishedAt)
    .reduce((first, one) => (compareInstants(one, first) < 0 ? one : first));
}

function differingNames(before: PriceTableEdition, after: PriceTableEdition, region: RegionCode): readonly string[] {
  const [old, now] = [rowsByName(before, region), rowsByName(after, region)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => {
    const [one, other] = [old.get(name), now.get(name)];
    return one === undefined || other === undefined || differingFields(one, other).length > 0;
  });
}

const rowsByName = ({ rows }: PriceTableEdition, region: RegionCode): ReadonlyMap<string, PriceRow> =>
  new Map(
    rows
      .filter((row) => row.region === region)
      .map((row) => [row.variant === undefined ? row.code : `${row.code}/${row.variant}`, row]),
  );
