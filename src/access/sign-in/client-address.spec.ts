import { describe, expect, it } from '@jest/globals';
import { clientAddress } from './client-address.js';

describe('clientAddress', () => {
  const proxies = ['10.0.0.1', '10.0.0.2', '::1'];
  it.each([
    ['203.0.113.7', undefined, [], '203.0.113.7'],
    ['203.0.113.7', '198.51.100.1', [], '203.0.113.7'],
    ['::ffff:203.0.113.7', undefined, [], '203.0.113.7'],
    ['10.0.0.1', '198.51.100.1', proxies, '198.51.100.1'],
    // What stands left of the first stranger was written by the stranger.
    ['10.0.0.1', '192.0.2.1, 198.51.100.1, 10.0.0.2', proxies, '198.51.100.1'],
    ['10.0.0.1', '192.0.2.1, not-an-address', proxies, '10.0.0.1'],
    ['10.0.0.1', undefined, proxies, '10.0.0.1'],
    ['::1', '::ffff:198.51.100.1', proxies, '198.51.100.1'],
    ['2001:db8:1:2:3:4:5:6', undefined, [], '2001:db8:1:2::/64'],
    ['2001:db8::6', undefined, [], '2001:db8:0:0::/64'],
    ['2001:0db8:0:0:ffff::1', undefined, [], '2001:db8:0:0::/64'],
  ])('%s behind %s, trusting %j: %s', (address, forwardedFor, trusted, counted) => {
    expect(clientAddress({ address, forwardedFor }, trusted)).toBe(counted);
  });
});
