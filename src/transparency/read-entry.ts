/** What an entry of the log says, read strictly by whoever holds no more than its text. Pure. */
import { canonicalJson } from '../fingerprints/canonical-json.js';

const kinds = [
  'report-issued',
  'report-renewed',
  'report-superseded',
  'report-revoked',
  'price-edition-published',
  'price-edition-withdrawn',
] as const;

export interface EntryStatement {
  readonly kind: (typeof kinds)[number];
  /** Whose bytes it is about. */
  readonly sha256: string;
  readonly at: string;
  /** `report-issued` */
  readonly number?: string;
  /** `report-superseded`: the report that takes its place. */
  readonly by?: string;
  /** `report-renewed`: the shorter copy these bytes begin with. */
  readonly of?: string;
  /** `price-edition-…` */
  readonly editionId?: string;
}

export type EntryReading =
  | { readonly kind: 'read'; readonly statement: EntryStatement }
  /** Not the canonical JSON of anything: nobody's hash is over these bytes by right. */
  | { readonly kind: 'not-canonical' }
  /** Well-formed, but of a kind or shape that this program does not know. */
  | { readonly kind: 'unknown' };

export function readEntry(content: string): EntryReading {
  const value = parsed(content);
  if (value === undefined) return { kind: 'not-canonical' };
  return isStatement(value) ? { kind: 'read', statement: value } : { kind: 'unknown' };
}

function parsed(content: string): unknown {
  try {
    const value = JSON.parse(content) as unknown;
    return canonicalJson(value) === content ? value : undefined;
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isName = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= 300;
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);

const ofKind: Readonly<Record<EntryStatement['kind'], (fields: Fields) => boolean>> = {
  'report-issued': ({ number }) => isName(number),
  'report-renewed': ({ of }) => isHash(of),
  'report-superseded': ({ by }) => isHash(by),
  'report-revoked': () => true,
  'price-edition-published': ({ editionId }) => isName(editionId),
  'price-edition-withdrawn': ({ editionId }) => isName(editionId),
};

function isStatement(value: unknown): value is EntryStatement {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Fields;
  const kind = kinds.find((one) => one === fields['kind']);
  return kind !== undefined && isHash(fields['sha256']) && isInstant(fields['at']) && ofKind[kind](fields);
}
