import { describe, expect, it } from '@jest/globals';
import { isRefusedAddress } from './refused-address.js';

const refused = (address: string, loopbackAllowed = false): boolean => isRefusedAddress(address, { loopbackAllowed });

describe('isRefusedAddress', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.100.100.200',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '2001:db8::1',
    'fe80::1%eth0',
    'localhost',
    '',
    '127.1',
    '2130706433',
  ])('refuses %s', (address) => {
    expect(refused(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '223.5.5.5', '2400:3200::1', '2606:4700::1111'])(
    'lets %s',
    (address) => {
      expect(refused(address)).toBe(false);
    },
  );

  it('lets loopback where it is allowed, and nothing else with it', () => {
    expect(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254'].map((address) => refused(address, true))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
