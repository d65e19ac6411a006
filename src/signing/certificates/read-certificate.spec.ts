import { describe, expect, it } from '@jest/globals';
import { createDevelopmentAuthority, issueDevelopmentKey } from './development-authority.js';
import { readCertificateFully, readCertificates } from './read-certificate.js';

const now = new Date('2026-10-01T00:00:00Z');
const firm = '沈阳示例房地产估价有限公司';
const { root, seal } = createDevelopmentAuthority({ firm, now });
const issue = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => {
    return issueDevelopmentKey(root, { firm, holder: `估价师 ${index}`, now, years: 1 }).certificate;
  });

describe('certificates', () => {
  it('are read once while they are in use, and again when sixty-four others were read since', () => {
    const [first, second, ...others] = issue(66);
    const [one, other] = [readCertificateFully(first!), readCertificateFully(second!)];
    for (const der of others.slice(0, 62)) readCertificateFully(der);
    expect(readCertificateFully(first!)).toBe(one);
    for (const der of others.slice(62)) readCertificateFully(der);
    expect(readCertificateFully(first!)).toBe(one);
    expect(readCertificateFully(second!)).not.toBe(other);
    expect(readCertificateFully(second!)).toEqual(other);
  });

  it('that cannot be read are left out of a list', () => {
    const read = readCertificates([seal.certificate, Buffer.from('3000', 'hex'), root.certificate]);
    expect(read.map(({ der }) => der)).toEqual([seal.certificate, root.certificate]);
  });
});
