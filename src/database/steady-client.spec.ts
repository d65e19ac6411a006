import { expect, it } from '@jest/globals';
import { SteadyClient } from './steady-client.js';

it('a connection that breaks while nobody listens ends nothing else', () => {
  const client = new SteadyClient();
  const broken = new Error('terminating connection due to administrator command');
  expect(client.emit('error', broken)).toBe(true);
  let released = false;
  client.on('error', () => (released = true));
  client.keepUntilReleased();
  expect(client.emit('error', broken)).toBe(true);
  expect(released).toBe(false);
});

it('a connection that failed to hear whom it works for is told again', async () => {
  const told: unknown[] = [];
  class Deaf extends SteadyClient {
    override query = ((_sql: string, [organisation]: readonly unknown[]) => {
      told.push(organisation);
      return told.length === 1 ? Promise.reject(new Error('not heard')) : Promise.resolve();
    }) as never;
  }
  const client = new Deaf();
  await expect(client.narrowTo('firm-a')).rejects.toThrow('not heard');
  await client.narrowTo('firm-a');
  await client.narrowTo('firm-a');
  await client.narrowTo(null);
  expect(told).toEqual(['firm-a', 'firm-a', '']);
});
