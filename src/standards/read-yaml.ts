/**
 * Bytes to plain values, strictly: UTF-8 only, one document, no duplicate keys, no aliases, no tags. YAML 1.2 core, so
 * that `no` is a text; whether a number should have been a quoted decimal is the schemas' question.
 */
import { isAlias, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { ReportFault } from './standard-faults-error.js';

/** @returns undefined when the file cannot be read at all; its faults are reported. */
export function readYaml(bytes: Uint8Array, file: string, report: ReportFault): unknown {
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    report({ file, key: '', message: 'is not valid UTF-8', allowed: ['UTF-8'] });
    return undefined;
  }
  const document = parseDocument(text, { version: '1.2', schema: 'core', strict: true, uniqueKeys: true });
  for (const problem of problemsOf(document)) {
    const line = problem.linePos?.[0].line;
    const what = problem.code === 'DUPLICATE_KEY' ? 'duplicate key' : 'is not valid YAML';
    report({ file, key: line === undefined ? '' : `line ${line}`, message: `${what}: ${firstLine(problem.message)}` });
  }
  if (document.errors.length > 0) return undefined;
  if (hasAlias(document)) {
    report({ file, key: '', message: 'aliases are not allowed: every figure is written where it counts' });
    return undefined;
  }
  return document.toJS() as unknown;
}

/** Every duplicate key, but of the syntax errors the first alone: the others are mostly its consequences. */
function problemsOf({ errors, warnings }: Pick<Document, 'errors' | 'warnings'>): readonly YAMLError[] {
  const duplicates = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  const [syntax] = errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  return syntax === undefined ? [...duplicates, ...warnings] : [...duplicates, syntax];
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function hasAlias(document: Parameters<typeof visit>[0]): boolean {
  let found = false;
  visit(document, (_key, node) => {
    found ||= isAlias(node);
  });
  return found;
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;
