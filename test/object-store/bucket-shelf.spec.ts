import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BucketShelf } from '../../src/fingerprints/bucket-shelf.js';
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import { startObjectStore, storeKey, type ObjectStore } from './stand-in.js';

const bytes = Buffer.from('a report');
const sha256 = sha256Hex(bytes);

describe('a bucket', () => {
  let store: ObjectStore;
  let shelf: BucketShelf;
  const bucketOf = (url: string, more: object = {}) => ({
    ...{ url, region: 'us-east-1', timeoutMs: 2_000, ...storeKey, ...more },
  });
  beforeAll(async () => {
    store = await startObjectStore();
    shelf = new BucketShelf(bucketOf(store.url), 'reports');
  });
  afterAll(() => store.stop());

  it('gives back what it was given, says what it lacks, and takes the same bytes again', async () => {
    expect([await shelf.has(sha256), await shelf.get(sha256)]).toEqual([false, null]);
    await shelf.put(sha256, bytes);
    await shelf.put(sha256, bytes);
    expect(await shelf.has(sha256)).toBe(true);
    expect(Buffer.from((await shelf.get(sha256)) ?? []).toString()).toBe('a report');
  });

  it('takes large files and files of no bytes', async () => {
    for (const size of [0, 5_000_000]) {
      const large = Buffer.alloc(size, 7);
      await shelf.put(sha256Hex(large), large);
      expect(sha256Hex((await shelf.get(sha256Hex(large))) ?? Buffer.from('?'))).toBe(sha256Hex(large));
    }
  });

  it('refuses a wrong key, and does not take the refusal for an absence', async () => {
    const stranger = new BucketShelf(bucketOf(store.url, { accessKeyId: 'STRANGER' }), 'reports');
    await expect(stranger.get(sha256)).rejects.toThrow(/answered GET with 403/);
    await expect(stranger.put(sha256Hex(Buffer.from('x')), Buffer.from('x'))).rejects.toThrow(/answered HEAD with 403/);
  });

  it('is asked again after a failure of its own, and given up after the time', async () => {
    const asked: string[] = [];
    const flaky = await listening((method) => {
      asked.push(method);
      return asked.length === 1 ? 503 : 200;
    });
    expect(await new BucketShelf(bucketOf(flaky.url), 'reports').has(sha256)).toBe(true);
    expect(asked).toEqual(['HEAD', 'HEAD']);
    flaky.server.close();
    const silent = await listening(() => null);
    const impatient = new BucketShelf(bucketOf(silent.url, { timeoutMs: 200 }), 'reports');
    await expect(impatient.get(sha256)).rejects.toThrow(/timeout|aborted/i);
    silent.server.closeAllConnections();
    silent.server.close();
  });
});

/** A server that answers each request with the status, or with nothing. */
async function listening(statusOf: (method: string) => number | null): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const status = statusOf(request.method ?? '');
    if (status !== null) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lifts` };
}
