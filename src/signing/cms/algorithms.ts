import { constants, type KeyObject, verify } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { objectIds } from '../object-ids.js';

export type Digest = 'sha256' | 'sha384' | 'sha512';

const digests: Readonly<Record<string, Digest>> = {
  [objectIds.sha256]: 'sha256',
  [objectIds.sha384]: 'sha384',
  [objectIds.sha512]: 'sha512',
};

interface Scheme {
  keyType: 'ec' | 'rsa';
  digest: Digest;
  pssSaltLength?: number;
}

const schemes: Readonly<Record<string, Scheme>> = {
  [objectIds.ecdsaWithSha256]: { keyType: 'ec', digest: 'sha256' },
  [objectIds.ecdsaWithSha384]: { keyType: 'ec', digest: 'sha384' },
  [objectIds.ecdsaWithSha512]: { keyType: 'ec', digest: 'sha512' },
  [objectIds.sha256WithRsa]: { keyType: 'rsa', digest: 'sha256' },
  [objectIds.sha384WithRsa]: { keyType: 'rsa', digest: 'sha384' },
  [objectIds.sha512WithRsa]: { keyType: 'rsa', digest: 'sha512' },
};

/** The digest an identifier names; undefined for SHA-1, MD5 and whatever else is not accepted. */
export const acceptedDigest = (algorithm: pkijs.AlgorithmIdentifier): Digest | undefined =>
  hasNoParameters(algorithm) ? digests[algorithm.algorithmId] : undefined;

/** The scheme of a signature; `digest` is the message's own, which plain rsaEncryption leaves open (RFC 3370, 3.2). */
export function acceptedScheme(algorithm: pkijs.AlgorithmIdentifier, digest?: Digest): Scheme | undefined {
  if (algorithm.algorithmId === objectIds.rsaPss) return pssScheme(algorithm);
  if (!hasNoParameters(algorithm)) return undefined;
  if (algorithm.algorithmId === objectIds.rsaEncryption) return digest && { keyType: 'rsa', digest };
  return schemes[algorithm.algorithmId];
}

export function isStrongKey(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return modulusLength >= 2048;
  return key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1', 'secp521r1'].includes(namedCurve);
}

export function isSignedBy(
  key: KeyObject,
  scheme: Scheme,
  { signed, signature }: Record<'signed' | 'signature', Uint8Array>,
) {
  if (key.asymmetricKeyType !== scheme.keyType) return false;
  const padding =
    scheme.pssSaltLength === undefined
      ? {}
      : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.pssSaltLength };
  return verify(scheme.digest, signed, { key, ...padding }, signature);
}

const hasNoParameters = ({ algorithmParams }: pkijs.AlgorithmIdentifier): boolean =>
  algorithmParams === undefined || algorithmParams instanceof asn1js.Null;

/** RFC 4055, 3.1: the mask uses the same digest as the message. */
function pssScheme(algorithm: pkijs.AlgorithmIdentifier): Scheme | undefined {
  const parameters = new pkijs.RSASSAPSSParams({ schema: algorithm.algorithmParams });
  const digest = acceptedDigest(parameters.hashAlgorithm);
  const mask = parameters.maskGenAlgorithm;
  const maskDigest = new pkijs.AlgorithmIdentifier({ schema: mask.algorithmParams });
  if (!digest || mask.algorithmId !== objectIds.mgf1 || acceptedDigest(maskDigest) !== digest) return undefined;
  return { keyType: 'rsa', digest, pssSaltLength: parameters.saltLength };
}
