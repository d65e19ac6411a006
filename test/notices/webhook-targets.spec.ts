/** What a firm may name as a receiver, tried with sockets that listen: whatever is not public sees no connection. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { guardedPost, usualLimits, type PostLimits } from '../../src/notices/webhooks/guarded-post.js';
import { readWebhookOrder } from '../../src/notices/webhooks/webhook-order.js';
import { webhookTypes } from '../../src/notices/webhooks/webhook-types.js';
import { privateAnswers, privateHosts } from './private-targets.js';
import { answering, startReceiver, type Receiver } from './receivers.js';
import { watchMachine, type WatchedMachine } from './watched-machine.js';

const forms = Object.entries(privateHosts).flatMap(([kind, hosts]) => hosts.map((host) => [kind, host] as const));
/** Given to nobody: whoever tries it gets no answer, or a refusal. */
const publicAddress = '192.88.98.1';

describe('the targets of webhooks', () => {
  let machine: WatchedMachine;
  let before: { readonly arrived: number; readonly begun: number };
  const limits: PostLimits = { ...usualLimits, timeoutMs: 150 };
  const post = (url: string, changes: Partial<PostLimits> = {}) =>
    guardedPost({ url, headers: {}, body: '{}' }, { ...limits, ...changes });
  const connections = () => ({ arrived: machine.arrived() - before.arrived, begun: machine.begun() - before.begun });
  const none = { arrived: 0, begun: 0 };

  beforeAll(async () => {
    machine = await watchMachine();
  });
  afterAll(() => machine.stop());
  beforeEach(() => {
    before = { arrived: machine.arrived(), begun: machine.begun() };
  });

  it.each(['127.0.0.1', '127.9.9.9', '0.0.0.0', '::1', '::ffff:127.0.0.1'])(
    'a connection to %s would be noticed',
    async (host) => {
      await machine.knock(host);
      expect(connections()).toEqual({ arrived: 1, begun: 1 });
    },
  );

  it('a connection to a public address would be counted', async () => {
    await post(`https://${publicAddress}/`);
    expect(connections()).toEqual({ arrived: 0, begun: 1 });
  });

  it('are tried in at least sixty forms', () => {
    expect(new Set(forms.map(([, host]) => host)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(forms)('%s: %j is refused when named, and gets no connection if it was named before', async (_kind, host) => {
    for (const url of [`https://${host}:${machine.port}/hook`, `https://${host}/`, `http://${host}:${machine.port}/`]) {
      const order = { url, types: webhookTypes };
      expect(() => readWebhookOrder(order, limits)).toThrow(expect.objectContaining({ code: 'webhook-invalid' }));
      const { status, failure } = await post(url);
      expect({ status, isRefused: /^address-/.test(failure ?? '') }).toEqual({ status: null, isRefused: true });
    }
    expect(connections()).toEqual(none);
  });

  it.each(['localhost', 'LOCALHOST', 'localhost.'])('the name %s of this machine gets no connection', async (name) => {
    expect((await post(`https://${name}:${machine.port}/`, { timeoutMs: 5_000 })).status).toBeNull();
    expect(connections()).toEqual(none);
  });

  it.each(privateAnswers.map((addresses) => [addresses]))('a name that means %j gets none', async (addresses) => {
    const url = `https://hooks.example.org:${machine.port}/`;
    const { failure } = await post(url, { resolve: () => Promise.resolve(addresses) });
    expect(['address-refused', 'name-unknown']).toContain(failure);
    expect(connections()).toEqual(none);
  });

  it.each(privateAnswers.map((addresses) => [addresses]))(
    'a name that is public when checked and means %j from then on is asked once and brings nobody there',
    async (later) => {
      let asked = 0;
      const rebinding = () => Promise.resolve(asked++ === 0 ? [publicAddress] : later);
      await post(`https://rebind.example.org:${machine.port}/`, { resolve: rebinding });
      expect(asked).toBe(1);
      expect(connections()).toEqual({ arrived: 0, begun: 1 });
    },
  );

  it('a name that is answered after the time is over gets no connection', async () => {
    const slow = () => new Promise<readonly string[]>((resolve) => setTimeout(() => resolve([publicAddress]), 200));
    expect(await post('https://slow.example.org/', { resolve: slow })).toMatchObject({ failure: 'timeout' });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(connections()).toEqual(none);
  });

  describe('a redirect', () => {
    let receiver: Receiver;
    beforeEach(async () => {
      receiver = await startReceiver();
    });
    afterEach(() => receiver.stop());

    const places = forms.map(([, host]) => host).slice(0, 20);
    it.each([300, 301, 302, 303, 307, 308])('with %s leads nowhere, wherever it points', async (status) => {
      for (const host of [...places, `127.0.0.1`]) {
        const location = `http://${host}:${machine.port}/`;
        receiver.answer = answering(status, { location, refresh: `0; url=${location}` });
        const outcome = await post(receiver.url, { loopbackAllowed: true, timeoutMs: 5_000 });
        expect(outcome).toEqual({ status, failure: 'redirected' });
      }
      expect(receiver.received).toHaveLength(places.length + 1);
      expect(connections().arrived).toBe(0);
    });
  });
});
