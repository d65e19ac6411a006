/** Reads the cases beside this file: every `*.yaml` may hold several, one document each, laid over `_base.yaml`. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import type { AppraisalOrder, PriceTableEdition, Standard } from '../../src/engine/index.js';
import { completeOrder } from './complete-order.js';
import type { CompactOrder } from './complete-order.js';
import { completeStandard } from './complete-standard.js';
import type { CompactStandard } from './complete-standard.js';
import { completeTables } from './complete-tables.js';
import type { CompactTables } from './complete-tables.js';

interface CaseText {
  readonly case: string;
  readonly standard: CompactStandard;
  readonly tables: CompactTables;
  readonly order: CompactOrder;
  readonly expected: Expected;
}

/** What a case expects: only the fields it is about. */
export type Expected = Readonly<Record<string, unknown>>;

export interface Case {
  readonly file: string;
  readonly name: string;
  readonly order: AppraisalOrder;
  readonly standard: Standard;
  readonly editions: readonly PriceTableEdition[];
  readonly expected: Expected;
}

type Tree = Readonly<Record<string, unknown>>;

const folder = dirname(fileURLToPath(import.meta.url));
const counts = ['stops', 'landings', 'usedMonths', 'ageDays'];

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Maps are merged, anything else is replaced, `null` takes away. */
function mergeDeep(below: unknown, above: unknown): unknown {
  if (!isTree(below) || !isTree(above)) return above;
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeDeep(below[key], value);
  }
  return merged;
}

/** An unquoted figure would be a binary number: the mistake is named instead of computed with. */
function demandQuotes(place: string, value: unknown): void {
  if (typeof value === 'number' && !counts.some((count) => place.endsWith(`.${count}`))) {
    throw new Error(`${place}: write the figure ${value} in quotes.`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) demandQuotes(`${place}.${key}`, inner);
}

function complete(file: string, text: CaseText): Case {
  const standard = completeStandard(text.standard);
  return {
    file,
    name: text.case,
    order: completeOrder(text.order, standard),
    standard,
    editions: completeTables(text.tables),
    expected: text.expected,
  };
}

export function readCases(): Case[] {
  const base: unknown = parse(readFileSync(join(folder, '_base.yaml'), 'utf8'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && !file.startsWith('_'));
  return files.sort().flatMap((file) => {
    const documents = parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { merge: true }).map(
      (document): Tree => {
        const own: unknown = document.toJS();
        demandQuotes(file, own);
        if (!isTree(own)) throw new Error(`${file}: a document is a map.`);
        return own;
      },
    );
    return casesOf(file, documents, base);
  });
}

/** A first document without name is laid under every case of its file. */
function casesOf(file: string, documents: readonly Tree[], base: unknown): Case[] {
  const [first] = documents;
  const shared = first !== undefined && first['case'] === undefined ? first : {};
  return documents
    .filter((document) => document !== shared)
    .map(({ expected, ...question }) => {
      if (!isTree(expected)) throw new Error(`${file}: a case without \`expected\`.`);
      const text = { ...(mergeDeep(mergeDeep(base, shared), question) as object), expected };
      return complete(file, text as CaseText);
    });
}
