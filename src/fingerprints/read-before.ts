/**
 * What the YAML files of this release say, read and found sound when the program was built, by the SHA-256 of their
 * bytes: reading and checking them again took a third of every start. A file with other bytes is read as ever. Nothing
 * is taken from here unless the program asks for it at its start; checks and tests read the files themselves.
 */
import { existsSync, readFileSync } from 'node:fs';
import { sha256Hex } from './sha256.js';

/** JSON texts, so that nobody who gets a value can change that of the next. */
type Values = Map<string, string>;

let before: Values = new Map();
let kept: Values | null = null;

/** From now on; `file` is one that `keepValues` made. Without it everything is read as ever. */
export function useValuesReadBefore(file: string): void {
  if (!existsSync(file)) return;
  before = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}

/** undefined: a file of this kind with these bytes was not read when the program was built. */
export function valueReadBefore(kind: string, bytes: Uint8Array): unknown {
  if (before.size === 0) return undefined;
  const text = before.get(nameOf(kind, bytes));
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

/** Called by each reader with what it found sound. */
export function valueRead(kind: string, bytes: Uint8Array, value: unknown): void {
  kept?.set(nameOf(kind, bytes), JSON.stringify(value));
}

/** Everything that is found sound while `read` is under way, in the form of a file for `useValuesReadBefore`. */
export async function keepValues(read: () => Promise<unknown>): Promise<string> {
  kept = new Map();
  try {
    await read();
    return JSON.stringify(Object.fromEntries(kept));
  } finally {
    kept = null;
  }
}

const nameOf = (kind: string, bytes: Uint8Array): string => `${kind} ${sha256Hex(bytes)}`;
