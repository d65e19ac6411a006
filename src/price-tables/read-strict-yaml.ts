/**
 * YAML as these files may use it: one document, no key twice, no aliases, no tags, valid UTF-8. Bytes in, plain value
 * and faults out, together with a way from a JSON Pointer back to the line.
 */
import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { LocalFault } from './price-table-faults-error.js';

export interface StrictYaml {
  readonly value: unknown;
  readonly faults: readonly (LocalFault & { readonly line: number | null })[];
  readonly lineOf: (pointer: string) => number | null;
}

/** Where the YAML library speaks to programmers rather than to whoever keeps the tables. */
const PLAIN_MESSAGES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'a key stands here a second time; every key is given once',
  MULTIPLE_DOCS: 'a second document starts here; one file holds one document',
};

export function readStrictYaml(bytes: Uint8Array): StrictYaml {
  const text = decodeUtf8(bytes);
  if (text === null) return failed('invalid-yaml', 'the file is not valid UTF-8');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: true, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    code: code === 'DUPLICATE_KEY' ? ('duplicate-key' as const) : ('invalid-yaml' as const),
    pointer: '',
    message: PLAIN_MESSAGES[code] ?? message,
    line: lines.linePos(pos[0]).line,
  }));
  const shortcuts = shortcutOffsets(document).map((offset) => ({
    code: 'invalid-yaml' as const,
    pointer: '',
    message: 'anchors, aliases and tags are not allowed; every value is written out',
    line: lines.linePos(offset).line,
  }));
  const all = [...faults, ...shortcuts];
  return {
    value: all.length > 0 ? undefined : (document.toJS() as unknown),
    faults: all,
    lineOf: (pointer) => lineOf(document, lines, pointer),
  };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function failed(code: LocalFault['code'], message: string): StrictYaml {
  return { value: undefined, faults: [{ code, pointer: '', message, line: null }], lineOf: () => null };
}

/** Every figure must be readable where it stands: no anchors, aliases or tags. */
function shortcutOffsets(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_key, node) => void offsets.push(node.range?.[0] ?? 0),
    Value: (_key, node) => {
      if (node.anchor !== undefined || node.tag !== undefined) offsets.push(node.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** The line of the key's value, or of the nearest thing around it that exists. */
function lineOf(document: Document.Parsed, lines: LineCounter, pointer: string): number | null {
  const path = pointer.split('/').slice(1).map(unescapeToken);
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
