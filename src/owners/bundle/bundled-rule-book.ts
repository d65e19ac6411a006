/**
 * The rule book a bundle brings along: exactly the documents whose fingerprints the appraisal names, read as strictly as
 * the service reads its own. A document with another fingerprint is not read at all.
 */
import type { Shelf } from '../../appraisals/shelf.js';
import type { ReportRecord } from '../../reports/report-record.js';
import { sha256Hex } from '../../fingerprints/sha256.js';
import { fingerprintOfManifest } from '../../fingerprints/fingerprint.js';
import { parseEditionExcerpt } from '../../price-tables/edition-excerpt.js';
import type { PublishedEdition } from '../../price-tables/price-table-file.js';
import { PriceTableLibrary } from '../../price-tables/price-table-library.js';
import { parsePriceTableEdition } from '../../price-tables/read-price-table-edition.js';
import { parseStandardEdition } from '../../standards/read-standard-edition.js';
import type { StandardEdition } from '../../standards/standard-edition.js';
import { StandardFaultsError } from '../../standards/standard-faults-error.js';
import { StandardLibrary } from '../../standards/standard-library.js';
import { bundleFault, type BundleFault } from './bundle-faults.js';
import { bundlePlaces } from './bundle-format.js';

export interface BundledRuleBook {
  readonly shelf: Shelf;
  readonly faults: readonly BundleFault[];
  /** Ids of the whole editions, with their fingerprints. */
  readonly publicEditions: readonly NamedEdition[];
  /** Ids of price books of which only the used rows are here: their fingerprints cannot be repeated. */
  readonly excerpts: readonly string[];
}

export interface NamedEdition {
  readonly editionId: string;
  readonly sha256: string;
}

type Files = ReadonlyMap<string, Uint8Array>;

export function bundledRuleBook(files: Files, record: ReportRecord | null): BundledRuleBook {
  const named = record && namedBy(record);
  if (!named) return { ...nothing, faults: record ? [bundleFault('record-unreadable')] : [] };
  const faults: BundleFault[] = [];
  const standard = bundledStandard(files, named.standard, faults);
  const tables = named.tables.flatMap((one) => bundledTable(files, one, faults));
  const isExcerpt = ({ privateTo }: PublishedEdition): boolean => privateTo !== null;
  const idOf = ({ edition: { editionId } }: PublishedEdition): string => editionId;
  return {
    shelf: {
      standards: standard ? StandardLibrary.only(standard) : StandardLibrary.empty(),
      priceTables: new PriceTableLibrary(tables),
    },
    faults,
    publicEditions: tables
      .filter((table) => !isExcerpt(table))
      .map((table) => ({ editionId: idOf(table), sha256: table.fingerprint })),
    excerpts: tables.filter(isExcerpt).map(idOf),
  };
}

const nothing = {
  shelf: { standards: StandardLibrary.empty(), priceTables: new PriceTableLibrary([]) },
  publicEditions: [],
  excerpts: [],
} as const;

/** A record of somebody else's making may name anything. */
function namedBy({ fingerprints }: ReportRecord): { standard: string; tables: readonly NamedEdition[] } | null {
  const { standard, priceTables } = fingerprints as { standard: unknown; priceTables: unknown };
  if (typeof standard !== 'string' || !Array.isArray(priceTables) || priceTables.length > 500) return null;
  const isNamed = (one: unknown): one is NamedEdition =>
    typeof one === 'object' &&
    one !== null &&
    ['editionId', 'sha256'].every((key) => typeof (one as Record<string, unknown>)[key] === 'string');
  return priceTables.every(isNamed) ? { standard, tables: priceTables } : null;
}

function bundledStandard(files: Files, fingerprint: string, faults: BundleFault[]): StandardEdition | null {
  const found = [...files].filter(([path]) => path.startsWith(bundlePlaces.standard));
  const [first] = found;
  if (first === undefined) {
    faults.push(bundleFault('standard-missing', fingerprint));
    return null;
  }
  const label = first[0].split('/').slice(1, 3).join('/');
  const folder = `${bundlePlaces.standard}${label}/`;
  const edition = new Map(
    found.map(([path, bytes]) => [path.startsWith(folder) ? path.slice(folder.length) : path, bytes]),
  );
  const manifest = [...edition].map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes) }));
  if (fingerprintOfManifest(manifest) !== fingerprint) {
    faults.push(bundleFault('standard-differs', label));
    return null;
  }
  try {
    return parseStandardEdition(label, edition);
  } catch (error) {
    if (!(error instanceof StandardFaultsError)) throw error;
    faults.push(bundleFault('standard-unreadable', error.message));
    return null;
  }
}

function bundledTable(files: Files, named: NamedEdition, faults: BundleFault[]): readonly PublishedEdition[] {
  const fail = (code: BundleFault['code']): readonly [] => {
    faults.push(bundleFault(code, named.editionId));
    return [];
  };
  const excerpt = files.get(`${bundlePlaces.priceRows}${named.editionId}.json`);
  if (excerpt) {
    const read = parseEditionExcerpt(excerpt);
    const isNamed = read?.edition.editionId === named.editionId && read.fingerprint === named.sha256;
    return read && isNamed ? [read] : fail('price-rows-unreadable');
  }
  const document = files.get(`${bundlePlaces.priceTables}${named.editionId}.yaml`);
  if (!document) return fail('price-table-missing');
  if (sha256Hex(document) !== named.sha256) return fail('price-table-differs');
  const reading = parsePriceTableEdition(document, `${named.editionId}.yaml`);
  return reading.kind === 'edition' ? [reading.published] : fail('price-table-unreadable');
}
