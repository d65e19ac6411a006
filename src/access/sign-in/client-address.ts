/** The address attempts are counted under. */
import { isIPv4, isIPv6 } from 'node:net';

export interface Connection {
  /** Of the other end of the connection. */
  readonly address: string;
  readonly forwardedFor: string | undefined;
}

/**
 * The right-most address that is no trusted proxy: what stands further left was written by the caller himself. Without
 * trusted proxies the other end of the connection. IPv6 by its /64, which is the least a single customer is given.
 */
export function clientAddress({ address, forwardedFor }: Connection, trustedProxies: readonly string[]): string {
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()), plain(address)].reverse();
  for (const hop of hops) {
    const known = plain(hop);
    if (!isIPv4(known) && !isIPv6(known)) break;
    if (!trustedProxies.includes(known)) return isIPv6(known) ? networkOf(known) : known;
  }
  return plain(address);
}

/** An IPv4 address written as IPv6 is an IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::') as [string, string?];
  const front = head.split(':').filter((group) => group !== '');
  const back = tail.split(':').filter((group) => group !== '');
  const filled = address.includes('::')
    ? [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
    : front;
  const groups = filled.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
