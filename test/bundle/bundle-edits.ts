/** What a forger does to the files of a bundle. */
import { expect } from '@jest/globals';
import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '../../src/fingerprints/canonical-json.js';
import { writeCheckpoint } from '../../src/transparency/checkpoint.js';
import { leafHash } from '../../src/transparency/merkle-tree.js';
import type { Files } from './bundle-world.js';

export interface Entry {
  position: number;
  content: string;
  proof: string[];
}

export interface Entries {
  format: string;
  items: Entry[];
}

export const put = (files: Files, path: string, content: string | Buffer): Files =>
  new Map([...files, [path, Buffer.from(content)]]);

export const without = (files: Files, path: string): Files => new Map([...files].filter(([name]) => name !== path));

/** An edit that changes nothing would prove nothing. */
export function edited(files: Files, path: string, edit: (text: string) => string): Files {
  const text = files.get(path)!.toString('utf8');
  expect(edit(text)).not.toBe(text);
  return put(files, path, edit(text));
}

export const readEntries = (files: Files): Entries => JSON.parse(files.get('log/entries.json')!.toString()) as Entries;

export function entries(files: Files, edit: (entries: Entries) => void): Files {
  const read = readEntries(files);
  edit(read);
  return put(files, 'log/entries.json', canonicalJson(read));
}

export const entryAbout = ({ items }: Entries, sha256: string): Entry =>
  items.find(({ content }) => content.includes(sha256))!;

/** A log of one leaf, signed with whatever key. */
export function withForgedLog(
  files: Files,
  sha256: string,
  { key, publicKey }: { key: KeyObject; publicKey: KeyObject },
): Files {
  const [origin = ''] = files.get('log/checkpoint.txt')!.toString().split('\n');
  const { content } = entryAbout(readEntries(files), sha256);
  const note = writeCheckpoint({ origin, size: 1, root: leafHash(Buffer.from(content)) }, key);
  const signed = put(files, 'log/checkpoint.txt', note);
  const keyed = put(signed, 'log/key.pem', publicKey.export({ type: 'spki', format: 'pem' }));
  const forged = { format: 'lift-appraisal-log-proof/1', items: [{ position: 0, content, proof: [] }] };
  return put(keyed, 'log/entries.json', canonicalJson(forged));
}
