/** A running service with issued reports, their bundles, and a desk elsewhere that checks them. */
import request from 'supertest';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadShelf } from '../../src/appraisals/shelf.js';
import type { Workplace } from '../../src/cli/appraise-command.js';
import { verifyCommand, type VerifyAnswer, type VerifyOptions } from '../../src/cli/verify-command.js';
import { readSettings } from '../../src/config/settings.js';
import { writeZip } from '../../src/workbooks/write-zip.js';
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import { canonicalJson } from '../../src/fingerprints/canonical-json.js';
import { openZip } from '../../src/http/zip/open-zip.js';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import { engagement, smallOrder } from '../api/small-order.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

export interface Issued {
  readonly id: string;
  readonly code: string;
  readonly number: string;
  readonly sha256: string;
}

/** The files of a bundle by name, to be changed at will. */
export type Files = Map<string, Buffer>;

export interface BundleWorld {
  readonly service: RunningService;
  issue(order?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>): Promise<Issued>;
  bundle(code: string, query?: string): Promise<Buffer>;
  /** Roots and log key of the service, as somebody got them long ago. */
  readonly trust: () => Promise<Pick<VerifyOptions, 'trust' | 'logKey'>>;
  /** Checked in another data folder, by the function of the command line. */
  verify(zip: Buffer, options?: VerifyOptions): Promise<VerifyAnswer>;
  keep(name: string, content: string | Buffer): string;
  stop(): Promise<void>;
}

const binary = (answer: request.Response, done: (error: Error | null, body: unknown) => void): void => {
  const chunks: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
};

export async function openWorld(): Promise<BundleWorld> {
  const service = await startService();
  const elsewhere = temporaryFolder('bundle');
  await mkdir(join(elsewhere.path, 'data'));
  const place: Workplace = {
    // No shelf of its own: what the bundle is checked with must come from the bundle.
    shelf: await loadShelf(readSettings({})),
    clock: { now: () => new Date(testInstant) },
    dataDir: join(elsewhere.path, 'data'),
  };
  const keep = (name: string, content: string | Buffer): string => {
    const file = join(elsewhere.path, `${randomBytes(4).toString('hex')}-${name}`);
    writeFileSync(file, content);
    return file;
  };
  const bundle = async (code: string, query = ''): Promise<Buffer> =>
    (await request(service.server).get(`/r/${code}/bundle.zip${query}`).buffer().parse(binary).expect(200))
      .body as Buffer;
  return {
    service,
    bundle,
    keep,
    issue: async (order = { ...smallOrder(), engagement }, headers = {}) => {
      const post = (path: string): request.Test => request(service.server).post(path).set(headers);
      const { body } = await post('/v1/appraisals').send(order).expect(201);
      const report = await post(`/v1/appraisals/${body.id}/report`).expect(201);
      const { code, number, sha256 } = report.body;
      return { id: body.id as string, code, number, sha256 };
    },
    trust: async () => {
      const [{ code }] = (await service.dataSource.query<{ code: string }[]>(
        'SELECT code FROM report_versions LIMIT 1',
      )) as [{ code: string }];
      const files = await unzipped(await bundle(code));
      return {
        trust: [keep('root.pem', files.get('certificates/root-1.pem')!)],
        logKey: keep('key.pem', files.get('log/key.pem')!),
      };
    },
    verify: (zip, options = {}) => verifyCommand(keep('bundle.zip', zip), options, place),
    stop: async () => {
      await service.stop();
      elsewhere.remove();
    },
  };
}

export async function unzipped(zip: Buffer): Promise<Files> {
  const limits = { unpackedBytes: 1e9, unpackRatio: 1e4, ratioFreeBytes: 1e9, zipEntries: 1e4 };
  const opened = await openZip(zip, { limits, name: '', format: '', refusal: (_, text) => new Error(text) });
  const files: Files = new Map();
  for (const name of opened.names) files.set(name, await opened.partBytes(name));
  return files;
}

export const zipped = (files: Iterable<readonly [string, Buffer]>): Promise<Buffer> =>
  writeZip([...files].map(([name, content]) => ({ name, content })));

/** As a forger would: the manifest fits the changed files. */
export function withManifest(files: Files): Files {
  const listed = [...files]
    .filter(([path]) => path !== 'manifest.json')
    .map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes), size: bytes.length }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const manifest = canonicalJson({ format: 'lift-appraisal-bundle/1', files: listed });
  return new Map([...files, ['manifest.json', Buffer.from(manifest)]]);
}
