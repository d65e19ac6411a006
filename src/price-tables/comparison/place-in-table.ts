/** What a draft, or any edition to come, is to be compared with: the prices it would supersede, and those before them. */
import type { CalendarDay, PriceTableEdition, RegionCode } from '../../engine/index.js';
import type { PriceRowInFile } from '../price-table-file.js';
import { standingEditions } from './series-history.js';

export interface EditionToCome {
  readonly validFrom: CalendarDay;
  /** The edition it corrects; null: it is the next one of its table. */
  readonly corrects: string | null;
  readonly regions: readonly RegionCode[];
}

export interface PlaceInTable {
  /** The editions whose prices it supersedes, by region; more than one where the table's regions move apart. */
  readonly baseEditionIds: readonly string[];
  readonly before: readonly PriceRowInFile[];
  /** Rows of the editions before those, oldest first. */
  readonly history: readonly (readonly PriceRowInFile[])[];
}

/** `editions`: all of the table. An edition supersedes earlier ones for its own regions and no others. */
export function placeInTable(editions: readonly PriceTableEdition[], coming: EditionToCome): PlaceInTable {
  const standing = standingEditions(editions);
  const corrected = editions.find(({ editionId }) => editionId === coming.corrects);
  const bases = corrected === undefined ? basesByRegion(standing, coming) : wholeOf(corrected);
  const ids = [...new Set([...bases.values()].map(({ editionId }) => editionId))];
  return {
    baseEditionIds: ids,
    before: ids.flatMap((id) => rowsOfBase(id, bases)),
    history: standing.map(({ validFrom, rows }) =>
      rows.filter(({ region }) => validFrom < (bases.get(region)?.validFrom ?? '')),
    ),
  };
}

type Bases = ReadonlyMap<RegionCode, PriceTableEdition>;

const wholeOf = (edition: PriceTableEdition): Bases => new Map(edition.regions.map((region) => [region, edition]));

function basesByRegion(standing: readonly PriceTableEdition[], { validFrom, regions }: EditionToCome): Bases {
  const bases = new Map<RegionCode, PriceTableEdition>();
  for (const region of regions) {
    const base = standing.filter((one) => one.validFrom < validFrom && one.regions.includes(region)).at(-1);
    if (base !== undefined) bases.set(region, base);
  }
  return bases;
}

function rowsOfBase(editionId: string, bases: Bases): readonly PriceRowInFile[] {
  const edition = [...bases.values()].find((one) => one.editionId === editionId);
  return (edition?.rows ?? []).filter(({ region }) => bases.get(region)?.editionId === editionId);
}
