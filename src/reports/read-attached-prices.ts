/**
 * Reads price rows that came with a file of whatever origin. Only what this program writes is let in: a strange key, a
 * figure of a million digits or a day that is none makes the whole unreadable.
 */
import { isCalendarDay, isInstant } from '../engine/index.js';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import { pricesFormat, type AttachedPrices } from './attached-prices.js';

type Check = (value: unknown) => boolean;

const mostCharacters = 2_000;
const mostEntries = 20_000;

const text: Check = (value) => typeof value === 'string' && value.length <= mostCharacters;
const matching =
  (shape: RegExp): Check =>
  (value) =>
    text(value) && shape.test(value as string);
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= mostEntries && value.every(check);
const day: Check = (value) => text(value) && isCalendarDay(value as string);
const instant: Check = (value) => text(value) && isInstant(value as string);

/** Exactly these keys, each as its check demands. */
const record =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries = value as Readonly<Record<string, unknown>>;
    return (
      Object.keys(entries).every((key) => Object.hasOwn(checks, key)) &&
      Object.entries(checks).every(([key, check]) => check(entries[key]))
    );
  };

const decimal = matching(/^(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/);
const region = matching(/^\d{6}$/);
const sha256 = matching(/^[0-9a-f]{64}$/);
const shortCode = matching(/^\S[^\n]{0,199}$/);

const source = record({
  kind: oneOf('association', 'manufacturer', 'quotations', 'official-index', 'assumption'),
  publisher: text,
  document: text,
  url: optional(text),
  capturedOn: day,
  evidenceSha256: optional(sha256),
});

const row = record({
  code: shortCode,
  variant: optional(shortCode),
  grade: optional(text),
  region,
  unit: matching(/^[A-Za-z0-9{}./-]{1,40}$/),
  price: decimal,
  low: optional(decimal),
  high: optional(decimal),
  currency: oneOf('CNY'),
  taxBasis: oneOf('included', 'excluded'),
  taxRate: optional(decimal),
  deliveryBasis: optional(shortCode),
  source,
});

const edition = record({
  editionId: shortCode,
  tableId: shortCode,
  publisher: text,
  title: text,
  kind: oneOf('scrap', 'parts', 'services', 'index'),
  status: oneOf('official', 'demonstration'),
  validFrom: day,
  publishedAt: instant,
  corrects: optional(shortCode),
  withdrawnAt: optional(instant),
  regions: listOf(region),
  sha256,
  rows: listOf(row),
});

const prices = record({ format: oneOf(pricesFormat), editions: listOf(edition) });

/** null: it is none, or not written as this program writes it. */
export function readAttachedPrices(bytes: Uint8Array): AttachedPrices | null {
  try {
    const written = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(written);
    return prices(value) && canonicalJson(value) === written ? (value as AttachedPrices) : null;
  } catch {
    return null;
  }
}
