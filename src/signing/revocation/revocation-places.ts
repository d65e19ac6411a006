import * as pkijs from 'pkijs';
import type { ReadCertificate } from '../certificates/read-certificate.js';
import { objectIds } from '../object-ids.js';

export interface AskedPlaces {
  ocspUrls: string[];
  crlUrls: string[];
}

const addressTag = 6;

/** Where the certificate says that its revocation is told (RFC 5280, 4.2.1.13 and 4.2.2.1); http and https alone. */
export function revocationPlacesOf({ der }: ReadCertificate): AskedPlaces {
  const { extensions = [] } = pkijs.Certificate.fromBER(new Uint8Array(der));
  const access = parsed<pkijs.InfoAccess>(extensions, objectIds.authorityAccess);
  const points = parsed<pkijs.CRLDistributionPoints>(extensions, objectIds.crlDistributionPoints);
  const ocsp = (access?.accessDescriptions ?? [])
    .filter(({ accessMethod }) => accessMethod === objectIds.ocsp)
    .map(({ accessLocation }) => accessLocation);
  const crls = (points?.distributionPoints ?? []).flatMap(({ distributionPoint }) =>
    Array.isArray(distributionPoint) ? distributionPoint : [],
  );
  return { ocspUrls: addresses(ocsp), crlUrls: addresses(crls) };
}

const parsed = <Value>(extensions: readonly pkijs.Extension[], id: string): Value | undefined =>
  extensions.find(({ extnID }) => extnID === id)?.parsedValue as Value | undefined;

const addresses = (names: readonly pkijs.GeneralName[]): string[] =>
  names
    .filter(({ type }) => type === addressTag)
    .map(({ value }) => String(value))
    .filter((url) => /^https?:\/\//i.test(url));
