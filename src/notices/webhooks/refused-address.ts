/**
 * Which addresses a webhook may reach: public unicast ones. A firm names the address, the service makes the call, so
 * the call must not become a way into the network the service stands in.
 */
import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose registries for IPv4 (RFC 6890 and later), multicast and what lies above it. */
const refused4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Not in the registries: public on paper, but within Azure it answers for the host of the virtual machine.
  ['168.63.129.16', 32],
];
/** Inside 2000::/3, the only IPv6 space that is handed out: tunnels that carry an IPv4 address, documentation, tests, sinks. */
const refused6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const refused = new BlockList();
for (const [network, prefix] of refused4) refused.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of refused6) refused.addSubnet(network, prefix, 'ipv6');
const handedOut6 = new BlockList();
handedOut6.addSubnet('2000::', 3, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export function isRefusedAddress(address: string, { loopbackAllowed }: { readonly loopbackAllowed: boolean }): boolean {
  switch (isIP(address)) {
    case 4:
      return loopback.check(address, 'ipv4') ? !loopbackAllowed : refused.check(address, 'ipv4');
    case 6:
      if (loopback.check(address, 'ipv6')) return !loopbackAllowed;
      return !handedOut6.check(address, 'ipv6') || refused.check(address, 'ipv6');
    default:
      return true;
  }
}

export const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && loopback.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
