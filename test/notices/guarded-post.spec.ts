import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { addressFault, guardedPost, usualLimits, type PostLimits } from '../../src/notices/webhooks/guarded-post.js';
import { localCertificate } from './local-certificate.js';
import { answering, startReceiver, type Receiver } from './receivers.js';

describe('guardedPost', () => {
  let receiver: Receiver;
  const limits: PostLimits = { ...usualLimits, loopbackAllowed: true, timeoutMs: 400, longestAnswerBytes: 10_000 };
  const post = (url: string, changes: Partial<PostLimits> = {}) =>
    guardedPost({ url, headers: { 'x-a': 'b' }, body: '{"价":1}' }, { ...limits, ...changes });
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.stop());

  it('brings body and headers, and takes any 2xx for an arrival', async () => {
    receiver.answer = answering(202);
    expect(await post(receiver.url)).toEqual({ status: 202, failure: null });
    expect(receiver.received).toMatchObject([{ path: '/hook', body: '{"价":1}', headers: { 'x-a': 'b' } }]);
    expect(receiver.received[0]!.headers['content-type']).toBe('application/json');
  });

  it.each([400, 404, 410, 500, 503])('takes %s for no arrival', async (status) => {
    receiver.answer = answering(status);
    expect(await post(receiver.url)).toEqual({ status, failure: 'status' });
  });

  it('does not follow a redirect, not even to itself', async () => {
    receiver.answer = answering(307, { location: `${receiver.url}/elsewhere` });
    expect(await post(receiver.url)).toEqual({ status: 307, failure: 'redirected' });
    expect(receiver.received).toHaveLength(1);
  });

  it('does not wait for a receiver that never answers', async () => {
    receiver.answer = () => undefined;
    expect(await post(receiver.url)).toEqual({ status: null, failure: 'timeout' });
  });

  it('does not wait for an answer that drips', async () => {
    receiver.answer = (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await post(receiver.url)).toEqual({ status: null, failure: 'timeout' });
  });

  it('does not read an answer without end', async () => {
    receiver.answer = (_request, response) => {
      response.writeHead(200);
      const flood = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        response.once('drain', flood);
      };
      flood();
    };
    expect(await post(receiver.url, { timeoutMs: 5_000 })).toEqual({ status: 200, failure: 'answer-too-long' });
  });

  it('says when nobody listens, and when a name is unknown', async () => {
    const { port } = receiver;
    await receiver.stop();
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ status: null, failure: 'connection-failed' });
    const unknown = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await post('https://hooks.example.org/', { resolve: unknown })).toMatchObject({ failure: 'name-unknown' });
  });

  describe('keeps out of the network it stands in', () => {
    const strict = { loopbackAllowed: false };

    it('never reaches this machine by a name that means it', async () => {
      const url = `https://localhost:${receiver.port}/`;
      expect(await post(url, strict)).toEqual({ status: null, failure: 'address-refused' });
      expect(receiver.received).toEqual([]);
    });

    it('never reaches a private address by a public name, whichever of its addresses it is', async () => {
      const mixed = () => Promise.resolve(['93.184.215.14', '10.0.0.7']);
      expect(await post('https://hooks.example.org/', { resolve: mixed })).toMatchObject({
        failure: 'address-refused',
      });
    });

    it('connects to the address it checked: a name that changes its answer is asked once and reaches nothing else', async () => {
      const certificate = await localCertificate(['rebind.example.org']);
      const inside: Server = createServer(certificate, () => (reached += 1));
      let reached = 0;
      await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
      const { port } = inside.address() as AddressInfo;
      let asked = 0;
      // A public address first; then, for whoever asks again before connecting, this machine.
      const rebinding = () => Promise.resolve(asked++ === 0 ? ['192.88.98.1'] : ['127.0.0.1']);
      const url = `https://rebind.example.org:${port}/`;
      const outcome = await post(url, { ...strict, resolve: rebinding });
      expect(asked).toBe(1);
      expect(['timeout', 'connection-failed']).toContain(outcome.failure);
      expect(await post(url, { ...strict, resolve: rebinding })).toMatchObject({ failure: 'address-refused' });
      expect(reached).toBe(0);
      await new Promise((resolve) => inside.close(resolve));
    });

    it('checks the certificate of the name, not of the address', async () => {
      const certificate = await localCertificate(['other.example.org']);
      const server = createServer(certificate, (_request, response) => void response.end());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const here = () => Promise.resolve(['127.0.0.1']);
      const outcome = await post(`https://hooks.example.org:${port}/`, { resolve: here });
      expect(outcome).toEqual({ status: null, failure: 'certificate-refused' });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    it.each([
      ['http://hooks.example.org/', 'address-invalid'],
      ['ftp://hooks.example.org/', 'address-invalid'],
      ['https://user:secret@hooks.example.org/', 'address-invalid'],
      ['https://hooks.example.org/#x', 'address-invalid'],
      ['nonsense', 'address-invalid'],
      ['https://127.0.0.1/', 'address-refused'],
      ['https://2130706433/', 'address-refused'],
      ['https://0x7f.1/', 'address-refused'],
      ['https://[::1]/', 'address-refused'],
      ['https://[::ffff:169.254.169.254]/', 'address-refused'],
      ['https://169.254.169.254/latest/meta-data', 'address-refused'],
      ['https://hooks.example.org:8443/a?b=c', null],
      ['https://8.8.8.8/', null],
    ])('%s: %s', (url, fault) => {
      expect(addressFault(url, strict)).toBe(fault);
    });

    it('http is for this machine only, where a setting allows it', () => {
      expect(addressFault('http://127.0.0.1:3000/', { loopbackAllowed: true })).toBeNull();
      expect(addressFault('http://127.0.0.1:3000/', strict)).toBe('address-refused');
      expect(addressFault('http://10.0.0.1/', { loopbackAllowed: true })).toBe('address-refused');
      expect(addressFault('http://example.org/', { loopbackAllowed: true })).toBe('address-invalid');
    });
  });
});
