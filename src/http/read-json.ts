/**
 * Bytes to a JSON value, strictly: UTF-8 without a flaw, no key twice in one object, no depth that could exhaust the
 * stack, no key that could reach a prototype. JSON.parse alone would keep the last of two equal keys and say nothing.
 */
import { jsonErrorPosition } from './json-error-position.js';
import { findStructureFlaw } from './json-structure.js';
import type { Bilingual } from './language.js';

export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: JsonFlawCode; readonly message: Bilingual };

export type JsonFlawCode =
  'utf8-invalid' | 'json-malformed' | 'json-duplicate-key' | 'json-forbidden-key' | 'json-too-deep';

export function readJson(bytes: Uint8Array): JsonReading {
  const text = decode(bytes);
  if (text === null) {
    return flaw('utf8-invalid', { zh: '内容不是有效的 UTF-8 编码', en: 'The content is not valid UTF-8' });
  }
  const found = findStructureFlaw(text);
  if (found !== null) return flaw(found.code, withPlace(found.message, text, found.position));
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    const message = { zh: '内容不是有效的 JSON', en: 'The content is not valid JSON' };
    return flaw('json-malformed', withPlace(message, text, jsonErrorPosition(text)));
  }
}

const flaw = (code: JsonFlawCode, message: Bilingual): JsonReading => ({ ok: false, code, message });

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function withPlace(message: Bilingual, text: string, position: number): Bilingual {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  return {
    zh: `${message.zh}：第 ${line} 行第 ${column} 列（位置 ${position}）。`,
    en: `${message.en}: line ${line}, column ${column} (position ${position}).`,
  };
}
