/** Keys that this process never sees: what a program or a platform does on bad days must not become a signature, or a wait without end. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createCms } from '../../src/signing/cms/create-cms.js';
import { commandSigner } from '../../src/signing/command-signer.js';
import { fetchBounded } from '../../src/signing/fetch-bounded.js';
import { httpSigner } from '../../src/signing/http-signer.js';
import { throwAwayAuthority } from './sealed-pdf.js';

const { root, seal } = throwAwayAuthority();
const certificates = [seal.certificate, root.certificate];
const asked = Buffer.from('what is to be signed');
const patientMs = 20_000;

describe('a signing program', () => {
  const running = (script: string, { timeoutMs = patientMs, words = [] as string[] } = {}) =>
    commandSigner({ command: [process.execPath, '-e', script, ...words], certificates, timeoutMs });
  const answer = (...asking: Parameters<typeof running>) => running(...asking).sign(asked);

  it('holds the key of the first certificate; the others are its issuers', () => {
    expect(running('')).toMatchObject({ certificate: seal.certificate, chain: [root.certificate] });
  });

  it('is given the bytes and its own words as they are, and what it writes is the signature', async () => {
    expect(Buffer.from(await answer('process.stdin.pipe(process.stdout)'))).toEqual(asked);
    const words = ['--slot', '$HOME; exit 1', '"two words"'];
    const script = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
    expect(JSON.parse(Buffer.from(await answer(script, { words: ['--', ...words] })).toString())).toEqual(words);
  });

  it('may write up to 16 KiB, in parts, and may leave its input unread', async () => {
    const inParts = 'for (let part = 0; part < 16; part += 1) process.stdout.write(Buffer.alloc(1024, part))';
    const written = Buffer.from(await answer(inParts));
    expect([written.length, written[0], written[16_383]]).toEqual([16_384, 0, 15]);
    const large = running('process.stdin.destroy(); process.stdout.write("ok")').sign(Buffer.alloc(4 << 20));
    expect(Buffer.from(await large).toString()).toBe('ok');
  });

  it.each<[string, string, RegExp]>([
    ['writes nothing', '', /ended with 0 and 0 bytes/],
    ['writes and fails', 'process.stdout.write("ok"); process.exitCode = 3', /ended with 3 and 2 bytes/],
    ['writes too much', 'process.stdout.write(Buffer.alloc(16385))', /16385 bytes/],
    ['writes without end', 'setInterval(() => process.stdout.write(Buffer.alloc(9000)), 1)', /ended with a signal/],
  ])('that %s has not signed', async (_, script, told) => {
    await expect(answer(script)).rejects.toThrow(told);
  });

  it('that is not there has not signed', async () => {
    const missing = commandSigner({ command: ['/nowhere/sign-with-card'], certificates, timeoutMs: patientMs });
    await expect(missing.sign(asked)).rejects.toThrow('ENOENT');
    await expect(commandSigner({ command: [], certificates, timeoutMs: patientMs }).sign(asked)).rejects.toThrow();
  });

  it.each<[string, string]>([
    ['hangs', 'setInterval(() => undefined, 1000)'],
    ['does not want to end', 'process.on("SIGTERM", () => undefined); setInterval(() => undefined, 1000)'],
    [
      'leaves behind a program that holds its output',
      `const sleeper = ['-e', 'setTimeout(() => undefined, 15000)'];
       require('node:child_process').spawn(process.execPath, sleeper, { stdio: 'inherit' });
       setInterval(() => undefined, 1000)`,
    ],
  ])('that %s is given up in time', async (_, script) => {
    const began = Date.now();
    await expect(answer(script, { timeoutMs: 1000 })).rejects.toThrow('a signal');
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('that fails, or signs with another key, makes no message', async () => {
    await expect(createCms(Buffer.alloc(32), running('process.exitCode = 1'))).rejects.toMatchObject({
      ...{ code: 'signer-failed', kind: 'unavailable', message: 'The signer did not answer with a signature' },
      cause: { message: 'the signing program ended with 1 and 0 bytes' },
    });
    await expect(createCms(Buffer.alloc(32), running('process.stdout.write("no signature")'))).rejects.toMatchObject({
      ...{ code: 'key-does-not-match', message: 'The signature does not fit the certificate of its signer' },
    });
  });
});

describe('an address outside', () => {
  let server: Server;
  let url: string;
  let listener: RequestListener;
  beforeAll(async () => {
    server = createServer((request, response) => listener(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const limits = { timeoutMs: patientMs, largestBytes: 1000 };
  const sending =
    (status: number, body: Uint8Array | string = ''): RequestListener =>
    (_, response) =>
      void response.writeHead(status).end(body);

  /** What the server is sent. */
  async function sent(order: Parameters<typeof fetchBounded>[1]) {
    let seen: Pick<IncomingMessage, 'method' | 'headers'> & { body: Buffer };
    listener = (request, response) =>
      void buffer(request).then((body) => {
        seen = { method: request.method, headers: request.headers, body };
        response.end('answer');
      });
    expect(Buffer.from(await fetchBounded(url, order)).toString()).toBe('answer');
    return seen!;
  }

  it('is asked plainly, or posted to under the name that is right for what is sent', async () => {
    expect(await sent(limits)).toMatchObject({ method: 'GET', body: Buffer.alloc(0) });
    const post = { contentType: 'application/ocsp-request', body: Uint8Array.of(1, 2, 255) };
    const posted = await sent({ ...limits, post });
    expect(posted).toMatchObject({ method: 'POST', body: Buffer.from(post.body) });
    expect(posted.headers).toMatchObject({ 'content-type': 'application/ocsp-request' });
  });

  it('gets the password it asks for, and otherwise none', async () => {
    expect((await sent({ ...limits, authorization: 'Bearer token' })).headers).toMatchObject({
      authorization: 'Bearer token',
    });
    expect((await sent(limits)).headers).not.toHaveProperty('authorization');
  });

  it('may answer with as much as is allowed, and not a byte more', async () => {
    listener = (_, response) => {
      response.write(Buffer.alloc(400, 1));
      setTimeout(() => response.end(Buffer.alloc(600, 2)), 20);
    };
    const whole = Buffer.concat([Buffer.alloc(400, 1), Buffer.alloc(600, 2)]);
    expect(Buffer.from(await fetchBounded(url, limits))).toEqual(whole);
    await expect(fetchBounded(url, { ...limits, largestBytes: 999 })).rejects.toThrow(
      `${url} answered with more than 999 bytes`,
    );
    listener = sending(200);
    expect(await fetchBounded(url, limits)).toEqual(new Uint8Array());
  });

  it.each([201, 204, 304, 401, 404, 500, 503])('that answers with status %s has given nothing', async (status) => {
    listener = sending(status, status === 204 || status === 304 ? '' : 'body');
    await expect(fetchBounded(url, limits)).rejects.toThrow(`${url} answered with status ${status}`);
  });

  it('that sends elsewhere is not followed', async () => {
    listener = (request, response) =>
      void (request.url === '/'
        ? response.writeHead(302, { location: '/inside' }).end()
        : response.writeHead(200).end('inside'));
    await expect(fetchBounded(url, limits)).rejects.toThrow();
  });

  it('that is silent, or stops in the middle, is given up in time', async () => {
    for (const start of [undefined, 'a beginning']) {
      listener = (_, response) => void (start !== undefined && response.write(start));
      await expect(fetchBounded(url, { ...limits, timeoutMs: 200 })).rejects.toThrow();
    }
  });

  it('signs as a platform, with at most 16 KiB', async () => {
    const signer = httpSigner({ url, certificates, timeoutMs: patientMs, authorization: 'Bearer token' });
    expect(signer).toMatchObject({ certificate: seal.certificate, chain: [root.certificate] });
    listener = (request, response) => {
      const { 'content-type': type, authorization } = request.headers;
      void buffer(request).then((body) => response.end(`${type} ${authorization} ${body.toString()}`));
    };
    const answered = Buffer.from(await signer.sign(asked)).toString();
    expect(answered).toBe(`application/octet-stream Bearer token ${asked.toString()}`);
    listener = sending(200, Buffer.alloc(16_384));
    expect((await signer.sign(asked)).length).toBe(16_384);
    listener = sending(200, Buffer.alloc(16_385));
    await expect(signer.sign(asked)).rejects.toThrow('more than 16384 bytes');
  });
});
