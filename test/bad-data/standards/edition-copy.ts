/** A copy of the real standards in a folder of its own, and the changes a case of `faults.yaml` makes to it. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

export interface FaultCase {
  readonly rule: string;
  readonly file: string;
  readonly at?: readonly (string | number)[];
  readonly set?: unknown;
  readonly remove?: boolean;
  readonly text?: readonly [string, string];
  readonly write?: string;
  readonly bytes?: string;
  readonly delete?: boolean;
  readonly words: readonly string[];
  readonly faults?: number;
}

export const standardId = 'shenyang-residual-value';

export async function withCopy<Result>(use: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), 'standards-'));
  try {
    await cp(join('standards', standardId), join(dir, standardId), { recursive: true });
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

export async function spoil(dir: string, change: FaultCase): Promise<void> {
  const path = join(dir, standardId, change.file);
  if (change.delete === true) return rm(path);
  await writeFile(path, await spoiled(path, change));
}

async function spoiled(path: string, change: FaultCase): Promise<string | Uint8Array> {
  if (change.bytes !== undefined) return Buffer.from(change.bytes.replaceAll(' ', ''), 'hex');
  if (change.write !== undefined) return change.write;
  const before = await readFile(path, 'utf8');
  if (change.text !== undefined) return replaceOnce(before, change.text);
  if (change.at === undefined) throw new Error(`The case "${change.rule}" changes nothing.`);
  const document = parseDocument(before);
  if (change.remove === true) {
    if (!document.deleteIn(change.at)) throw new Error(`The case "${change.rule}" removes nothing.`);
  } else {
    document.setIn(change.at, document.createNode(change.set));
  }
  return document.toString({ lineWidth: 0 });
}

function replaceOnce(before: string, [what, by]: readonly [string, string]): string {
  if (before.split(what).length !== 2) throw new Error(`"${what}" does not stand there exactly once.`);
  return before.replace(what, by);
}
