/** Where a certificate says that its revocation is told: of all it may say there, the addresses that can be asked. */
import { describe, expect, it } from '@jest/globals';
import * as pkijs from 'pkijs';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { derContext, derObjectId, derSequence, derTagged } from '../../src/signing/der.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { revocationPlacesOf } from '../../src/signing/revocation/revocation-places.js';
import { throwAwayAuthority } from './sealed-pdf.js';

const address = (text: string): Buffer => derTagged(0x86, Buffer.from(text, 'latin1'));
const hostName = (text: string): Buffer => derTagged(0x82, Buffer.from(text, 'latin1'));
const issuersCertificate = '1.3.6.1.5.5.7.48.2';

const access = (method: string, place: Buffer): Buffer => derSequence(derObjectId(method), place);
const point = (...names: Buffer[]): Buffer => derSequence(derContext(0, derContext(0, ...names)));
interface Said {
  access?: Buffer[];
  points?: Buffer[];
}
function places({ access: told, points }: Said) {
  const certificate = pkijs.Certificate.fromBER(new Uint8Array(throwAwayAuthority().seal.certificate));
  const extension = (extnID: string, value: Buffer[] | undefined): pkijs.Extension[] =>
    value ? [new pkijs.Extension({ extnID, extnValue: new Uint8Array(derSequence(...value)).buffer })] : [];
  const { authorityAccess, crlDistributionPoints } = objectIds;
  const extensions = [...extension(authorityAccess, told), ...extension(crlDistributionPoints, points)];
  certificate.extensions = extensions.length > 0 ? extensions : undefined;
  return revocationPlacesOf(readCertificateFully(new Uint8Array(certificate.toSchema(true).toBER())));
}

describe('a certificate', () => {
  it('names responders and lists, in the order in which it names them', () => {
    const told = [access(objectIds.ocsp, address('http://a.example/')), access(objectIds.ocsp, address('https://b/'))];
    const points = [point(address('http://c/1.crl'), address('HTTP://c/2.crl')), point(address('https://d/3.crl'))];
    expect(places({ access: told, points })).toEqual({
      ocspUrls: ['http://a.example/', 'https://b/'],
      crlUrls: ['http://c/1.crl', 'HTTP://c/2.crl', 'https://d/3.crl'],
    });
  });

  it('that says nothing names none', () => {
    const none = { ocspUrls: [], crlUrls: [] };
    expect(places({})).toEqual(none);
    expect(places({ access: [] })).toEqual(none);
    expect(places({ points: [point(address('http://c/'))] }).ocspUrls).toEqual([]);
    expect(places({ access: [access(objectIds.ocsp, address('http://a/'))] }).crlUrls).toEqual([]);
  });

  it('may say where its issuer’s certificate lies, which answers no question', () => {
    const told = [access(issuersCertificate, address('http://a/ca.cer')), access(objectIds.ocsp, address('http://b/'))];
    expect(places({ access: told }).ocspUrls).toEqual(['http://b/']);
  });

  it('is asked about by http and https, and by nothing else', () => {
    const others = ['ldap://x/cn=crl', 'file:///etc/passwd', 'ftp://x/', 'see http://x/', '//x/', ''].map(address);
    const points = [point(...others, hostName('http://x/'), address('http://c/'))];
    expect(places({ points }).crlUrls).toEqual(['http://c/']);
    const told = [...others, hostName('http://x/')].map((place) => access(objectIds.ocsp, place));
    expect(places({ access: told }).ocspUrls).toEqual([]);
  });

  it('may name whoever keeps a list, which is no address', () => {
    const points = [derSequence(derContext(2, hostName('x'))), point(address('http://c/'))];
    expect(places({ points }).crlUrls).toEqual(['http://c/']);
  });
});
