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
