/** What the doors of the drafts take as a body: known keys only, every fault at once; the fields' own rules come later. */
import { EdgeError, type Fault } from '../../http/edge-error.js';
import type { PriceRowInFile } from '../price-table-file.js';
import { without } from '../without.js';
import type { DraftHead, DraftTerms } from './price-draft.js';

type Json = Readonly<Record<string, unknown>>;

const termKeys = ['title', 'status', 'validFrom', 'method', 'licence', 'regions'] as const;
const headKeys = ['tableId', 'publisher', 'kind', 'privateTo', ...termKeys] as const;

/** How a new draft begins. */
export type NewDraft =
  | { readonly from: 'scratch'; readonly head: DraftHead; readonly rows: readonly PriceRowInFile[] }
  | { readonly from: 'correction'; readonly editionId: string }
  | {
      readonly from: 'edition';
      readonly editionId: string;
      readonly terms: Partial<DraftTerms> & { validFrom: string };
    };

export function readNewDraft(json: unknown): NewDraft {
  const body = objectOf(json, ['corrects', 'copies', 'rows', ...headKeys]);
  if (body['corrects'] !== undefined) {
    return { from: 'correction', editionId: textOf(objectOf(json, ['corrects']), 'corrects') };
  }
  if (body['copies'] !== undefined) {
    const terms = without(objectOf(json, ['copies', ...termKeys]), 'copies') as Partial<DraftTerms>;
    const validFrom = textOf(body, 'validFrom');
    return { from: 'edition', editionId: textOf(body, 'copies'), terms: { ...terms, validFrom } };
  }
  const missing = headKeys.filter((key) => key !== 'privateTo' && body[key] === undefined);
  if (missing.length > 0) throw bodyInvalid(missing.map((key) => fault(`/${key}`, 'required')));
  const { rows = [], privateTo = null, ...head } = body;
  return {
    from: 'scratch',
    head: { ...(head as unknown as DraftHead), privateTo: ownerOf(privateTo) },
    rows: rowsOf(rows),
  };
}

export function readTerms(json: unknown): Partial<DraftTerms> {
  return objectOf(json, termKeys);
}

export function readRows(json: unknown): readonly PriceRowInFile[] {
  return rowsOf(objectOf(json, ['rows'])['rows']);
}

/** RFC 7396 on one row: what is null goes, what is named comes or changes. */
export function patchRow(row: PriceRowInFile | undefined, json: unknown): PriceRowInFile {
  return merge(row ?? {}, objectOf(json, null)) as PriceRowInFile;
}

/** The reason of an act; whether one is needed the use case says. */
export function readReason(json: unknown): string | null {
  if (json === undefined) return null;
  const { reason = null } = objectOf(json, ['reason']);
  if (reason === null || typeof reason === 'string') return reason;
  throw bodyInvalid([fault('/reason', 'text-expected')]);
}

/** The organisation that is to keep a publisher’s tables. */
export function readKeeper(json: unknown): string {
  return textOf(objectOf(json, ['organisationId']), 'organisationId');
}

function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

/** `keys` null: any. */
function objectOf(json: unknown, keys: readonly string[] | null): Json {
  if (!isObject(json)) throw bodyInvalid([fault('', 'object-expected')]);
  const unknown = keys === null ? [] : Object.keys(json).filter((key) => !keys.includes(key));
  if (unknown.length === 0) return json;
  throw bodyInvalid(unknown.map((key) => ({ ...fault(`/${key}`, 'unknown-key'), allowed: keys?.join(', ') ?? '' })));
}

function rowsOf(rows: unknown): readonly PriceRowInFile[] {
  if (!Array.isArray(rows)) throw bodyInvalid([fault('/rows', 'list-expected')]);
  return rows as readonly PriceRowInFile[];
}

function textOf(body: Json, key: string): string {
  const text = body[key];
  if (typeof text === 'string') return text;
  throw bodyInvalid([fault(`/${key}`, text === undefined ? 'required' : 'text-expected')]);
}

function ownerOf(privateTo: unknown): string | null {
  if (privateTo === null || typeof privateTo === 'string') return privateTo;
  throw bodyInvalid([fault('/privateTo', 'text-expected')]);
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const messages = {
  required: { zh: '必填', en: 'This is required' },
  'object-expected': { zh: '须为 JSON 对象', en: 'A JSON object is expected' },
  'list-expected': { zh: '须为列表', en: 'A list is expected' },
  'text-expected': { zh: '须为文字', en: 'A text is expected' },
  'unknown-key': { zh: '没有这个字段', en: 'There is no such field' },
};

const fault = (pointer: string, code: keyof typeof messages): Fault => ({ pointer, code, message: messages[code] });

function bodyInvalid(faults: readonly Fault[]): EdgeError {
  const title = { zh: '请求内容有误', en: 'The body has faults' };
  return new EdgeError({ kind: 'unprocessable', code: 'body-invalid', title, faults });
}
