/** What 100,000 appraisals of three years ask for: three tables, a reference date each, some twenty prices each. */
import type { AppraisalOrder, PriceRow, PriceTableEdition, Standard } from '../../src/engine/index.js';
import { sampleEdition, sampleRow } from '../builders/sample-tables.js';

const region = '210100';
const months = 36;
const scrapCodes = codesOf('material', 20);
const partCodes = codesOf('part', 40);
const serviceCodes = codesOf('service', 6);

function codesOf(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

const monthText = (month: number): string =>
  `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

function rowsOf(codes: readonly string[]): PriceRow[] {
  return codes.map((code, index) => sampleRow(code, `${1000 + index}`, { region }));
}

/** Scrap every month, parts every quarter, services for the whole time. */
export function editionsOf(): PriceTableEdition[] {
  const all = Array.from({ length: months }, (_, month) => month);
  const edition = (tableId: string, month: number, codes: readonly string[]): PriceTableEdition =>
    sampleEdition(tableId, rowsOf(codes), {
      validFrom: monthText(month),
      publishedAt: `${monthText(month)}T08:00:00+08:00`,
    });
  return [
    ...all.map((month) => edition('shenyang-scrap', month, scrapCodes)),
    ...all.filter((month) => month % 3 === 0).map((month) => edition('shenyang-parts', month, partCodes)),
    edition('shenyang-services', 0, serviceCodes),
  ];
}

/** Spread over all months and prices by steps that share no factor with their ranges. */
export function orderOf(index: number, standard: Standard | undefined): AppraisalOrder {
  if (standard === undefined) throw new Error('there is no standard');
  const month = (index * 7) % months;
  const referenceDate = monthText(month).replace(/01$/, '15');
  const { id, version } = standard;
  return {
    ...{ referenceDate, region, standard: { id, version }, knownAt: `${referenceDate}T20:00:00+08:00` },
    terms: { dismantlingPaidBy: 'contractor', taxBasis: 'excluded' },
    lift: { drive: 'geared', machineRoom: true, ratedLoadKg: '1000', ratedSpeedMps: '1.00', stops: 11, landings: 11 },
    components: [],
  };
}

/** Nine materials, eight parts, every service. */
export function rowIdsUsed(index: number, { referenceDate }: AppraisalOrder): readonly string[] {
  const month = (Number(referenceDate.slice(0, 4)) - 2023) * 12 + Number(referenceDate.slice(5, 7)) - 1;
  const some = (codes: readonly string[], count: number): readonly string[] =>
    Array.from({ length: count }, (_, place) => codes[(index * 3 + place * 7) % codes.length] ?? '');
  const ids = (tableId: string, start: number, codes: readonly string[]): readonly string[] =>
    [...new Set(codes)].map((code) => `sample/${tableId}/${monthText(start)}/${code}@${region}`);
  return [
    ...ids('shenyang-scrap', month, some(scrapCodes, 9)),
    ...ids('shenyang-parts', month - (month % 3), some(partCodes, 8)),
    ...ids('shenyang-services', 0, serviceCodes),
  ];
}

/** The edition of that start with `count` of its prices put right. */
export function correctionOf(
  editions: readonly PriceTableEdition[],
  tableId: string,
  { start, count }: { readonly start: string; readonly count: number },
): PriceTableEdition {
  const corrected = editions.find((one) => one.tableId === tableId && one.validFrom === start);
  if (corrected === undefined) throw new Error(`there is no edition of ${tableId} from ${start}`);
  const editionId = `${corrected.editionId}.c1`;
  const rows = corrected.rows.map((row, index) => ({
    ...row,
    rowId: row.rowId.replace(corrected.editionId, editionId),
    price: index < count ? '999' : row.price,
  }));
  return { ...corrected, editionId, corrects: corrected.editionId, publishedAt: '2026-12-01T00:00:00.000Z', rows };
}
