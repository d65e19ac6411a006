/** Every way of changing a bundle we could think of: each is refused, and in words of its own. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { VerifyOptions } from '../../src/cli/verify-command.js';
import { writeCheckpoint } from '../../src/transparency/checkpoint.js';
import { leafHash } from '../../src/transparency/merkle-tree.js';
import { edited, entries, entryAbout, put, withForgedLog, without, type Entries, type Entry } from './bundle-edits.js';
import {
  openWorld,
  unzipped,
  withManifest,
  zipped,
  type BundleWorld,
  type Files,
  type Issued,
} from './bundle-world.js';

let world: BundleWorld;
let known: VerifyOptions;
let report: Issued;
let honest: Files;
let other: Files;
let earlier: Files;
beforeAll(async () => {
  world = await openWorld();
  report = await world.issue();
  earlier = await unzipped(await world.bundle(report.code));
  const second = await world.issue();
  [honest, other] = [await unzipped(await world.bundle(report.code)), await unzipped(await world.bundle(second.code))];
  known = await world.trust();
}, 120_000);
afterAll(() => world.stop());

const codesOf = async (zip: Buffer, options: VerifyOptions = {}): Promise<string> => {
  const { exitCode, text } = await world.verify(zip, { ...known, ...options });
  expect(exitCode).toBe(1);
  expect(text).not.toContain('核对通过');
  return text;
};
const own = (read: Entries): Entry => entryAbout(read, report.sha256);
const pathOf = (start: string): string => [...honest.keys()].find((path) => path.startsWith(start))!;
const forgedLog = (files: Files, key: KeyObject, publicKey: KeyObject): Files =>
  withForgedLog(files, report.sha256, { key, publicKey });

type Tampering = readonly [name: string, code: string, make: () => Files];

/** The manifest is made to fit each of these, as a forger would. */
const forgeries: readonly Tampering[] = [
  ['the report of another bundle', 'report-not-in-the-log', () => put(honest, 'report.pdf', other.get('report.pdf')!)],
  [
    'one bit of the report',
    'changed-after-signing',
    () => {
      const pdf = Buffer.from(honest.get('report.pdf')!);
      pdf[pdf.length >> 2]! ^= 1;
      return put(honest, 'report.pdf', pdf);
    },
  ],
  [
    'a report cut short',
    'not-a-signed-pdf',
    () => put(honest, 'report.pdf', honest.get('report.pdf')!.subarray(0, 9000)),
  ],
  [
    'a record beside it that says another value',
    'record-differs',
    () => edited(honest, 'appraisal.json', (text) => text.replace(/"residualValue":"\d/, '"residualValue":"9')),
  ],
  ['the record of another report', 'record-differs', () => put(honest, 'appraisal.json', other.get('appraisal.json')!)],
  [
    'one price of a price table',
    'price-table-differs',
    () => edited(honest, pathOf('price-tables/'), (text) => text.replace(/price: (["'])\d/, 'price: $19')),
  ],
  ['no price table', 'price-table-missing', () => without(honest, pathOf('price-tables/'))],
  [
    'rows instead of a public price table',
    'price-rows-unreadable',
    () => {
      const path = pathOf('price-tables/');
      return put(without(honest, path), path.replace('price-tables/', 'price-rows/').replace('.yaml', '.json'), '{}');
    },
  ],
  [
    'a parameter of the standard',
    'standard-differs',
    () =>
      edited(
        honest,
        pathOf('standards/')
          .replace(/[^/]+$/, '')
          .replace('catalogue/', '') + 'parameters.yaml',
        (text) => `${text}\n# more\n`,
      ),
  ],
  [
    'a file of the standard left out',
    'standard-differs',
    () =>
      without(
        honest,
        [...honest.keys()].find((path) => path.endsWith('regions.yaml'))!,
      ),
  ],
  ['no standard', 'standard-missing', () => new Map([...honest].filter(([path]) => !path.startsWith('standards/')))],
  [
    'a hash of the proof',
    'entry-not-in-the-log',
    () => entries(honest, (read) => void (own(read).proof[0] = Buffer.alloc(32, 7).toString('base64'))),
  ],
  [
    'the proof of another entry',
    'entry-not-in-the-log',
    () => entries(honest, (read) => void (own(read).proof = read.items.find((item) => item !== own(read))!.proof)),
  ],
  ['another position', 'entry-not-in-the-log', () => entries(honest, (read) => void (own(read).position -= 1))],
  [
    'another day in the entry',
    'entry-not-in-the-log',
    () => entries(honest, (read) => void (own(read).content = own(read).content.replace('2026', '2025'))),
  ],
  [
    'the entry of the report left out',
    'report-not-in-the-log',
    () => entries(honest, (read) => void (read.items = read.items.filter((item) => item !== own(read)))),
  ],
  [
    'the entry of another report instead',
    'entry-of-another-subject',
    () => put(honest, 'log/entries.json', other.get('log/entries.json')!),
  ],
  [
    'the entry of a price table left out',
    'price-table-not-in-the-log',
    () =>
      entries(
        honest,
        (read) => void (read.items = read.items.filter(({ content }) => content.includes('report-issued'))),
      ),
  ],
  ['an entry twice', 'entry-twice', () => entries(honest, (read) => void read.items.push(own(read)))],
  ['entries in another spelling', 'entries-unreadable', () => edited(honest, 'log/entries.json', (text) => ` ${text}`)],
  [
    'entries that are no list',
    'entries-unreadable',
    () => put(honest, 'log/entries.json', '{"format":"lift-appraisal-log-proof/1","items":{}}'),
  ],
  [
    'the checkpoint of another size',
    'entry-not-in-the-log',
    () => put(honest, 'log/checkpoint.txt', earlier.get('log/checkpoint.txt')!),
  ],
  [
    'a checkpoint with another size written in',
    'checkpoint-not-signed',
    () => edited(honest, 'log/checkpoint.txt', (text) => text.replace(/\n\d+\n/, '\n999\n')),
  ],
  [
    'a log and a key of somebody’s own',
    'log-key-differs',
    () => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      return forgedLog(honest, privateKey, publicKey);
    },
  ],
  [
    'another key beside the true log',
    'log-key-differs',
    () => put(honest, 'log/key.pem', generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' })),
  ],
  ['a key that is none', 'log-key-unreadable', () => put(honest, 'log/key.pem', 'no key')],
  ['no checkpoint', 'file-missing', () => without(honest, 'log/checkpoint.txt')],
  ['no report', 'file-missing', () => without(honest, 'report.pdf')],
  ['a program beside the files', 'file-unexpected', () => put(honest, 'verify.exe', 'MZ')],
  ['a file that hides', 'file-unexpected', () => put(honest, 'standards/.profile', 'x')],
];

describe('a bundle with a manifest that fits is refused with', () => {
  it.each(forgeries)('%s: %s', async (_, code, make) => {
    expect(await codesOf(await zipped(withManifest(make())))).toContain(`（${code}）`);
  });
});

describe('a bundle is refused', () => {
  it('whose files are not those of its manifest', async () => {
    const swapped = put(honest, 'README.txt', 'trust me');
    expect(await codesOf(await zipped(swapped))).toContain('（file-altered）');
    expect(await codesOf(await zipped(without(honest, 'README.txt')))).toContain('（file-missing）');
    expect(await codesOf(await zipped(put(honest, 'certificates/root-9.pem', 'x')))).toContain('（file-unlisted）');
    expect(await codesOf(await zipped(without(honest, 'manifest.json')))).toContain('（manifest-unreadable）');
    const doubled = edited(honest, 'manifest.json', (text) => text.replace('{"files":[', '{"files":[null,'));
    expect(await codesOf(await zipped(doubled))).toContain('（manifest-unreadable）');
  });

  it('with names that climb out, stand twice, or differ by case alone', async () => {
    const zip = await zipped(put(honest, 'xx/evil.txt', 'x'));
    const climbing = Buffer.from(zip.toString('latin1').replaceAll('xx/evil.txt', '../evil.txt'), 'latin1');
    expect(await codesOf(climbing)).toContain('（broken-archive）');
    const twice = await zipped([...honest, ['report.pdf', honest.get('report.pdf')!]]);
    expect(await codesOf(twice)).toContain('出现两次');
    expect(await codesOf(await zipped([...honest, ['REPORT.pdf', Buffer.from('x')]]))).toContain('出现两次');
  });

  it('that is a bomb, holds too many files, is cut short, or is no zip', async () => {
    const bomb = await zipped(put(honest, 'README.txt', Buffer.alloc(300 * 1024 * 1024)));
    expect(await codesOf(bomb)).toContain('（unpacks-too-large）');
    const many = Array.from(
      { length: 1100 },
      (_, index) => [`certificates/root-${index}.pem`, Buffer.from('x')] as const,
    );
    expect(await codesOf(await zipped(many))).toContain('（too-many-parts）');
    const whole = await zipped(honest);
    expect(await codesOf(whole.subarray(0, whole.length - 200))).toContain('（broken-archive）');
    expect(await codesOf(Buffer.from('PK nothing'))).toContain('（broken-archive）');
  }, 60_000);

  it('whose log was rolled back, rewritten, or is another than the one a checkpoint was kept of', async () => {
    const keep = (note: string | Buffer): string => world.keep('checkpoint.txt', note);
    const kept = keep(honest.get('log/checkpoint.txt')!);
    // The bundle of before: the log of whoever kept the later checkpoint would have to have shrunk.
    expect(await codesOf(await zipped(earlier), { checkpoint: kept })).toContain('（consistency-missing）');
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const logKey = world.keep('key.pem', publicKey.export({ type: 'spki', format: 'pem' }));
    const forged = forgedLog(honest, privateKey, publicKey);
    const [origin = ''] = honest.get('log/checkpoint.txt')!.toString().split('\n');
    const note = (name: string, size: number): string =>
      keep(writeCheckpoint({ origin: name, size, root: leafHash(Buffer.from('y')) }, privateKey));
    const zip = await zipped(withManifest(forged));
    expect(await codesOf(zip, { logKey, checkpoint: note(origin, 1) })).toContain('（log-rewritten）');
    expect(await codesOf(zip, { logKey, checkpoint: note('elsewhere/log', 1) })).toContain(
      '（kept-checkpoint-of-another-log）',
    );
    expect(await codesOf(zip, { logKey, checkpoint: kept })).toContain('（kept-checkpoint-not-signed）');
    const proof = (content: unknown): string => world.keep('proof.json', JSON.stringify(content));
    const grown = { logKey, checkpoint: note(origin, 5) };
    expect(
      await codesOf(zip, {
        ...grown,
        consistency: proof({ earlier: 1, size: 5, proof: [Buffer.alloc(32).toString('base64')] }),
      }),
    ).toContain('（log-rewritten）');
    expect(await codesOf(zip, { ...grown, consistency: proof({ earlier: 1, size: 5, proof: ['?'] }) })).toContain(
      '（consistency-unreadable）',
    );
  });
});
