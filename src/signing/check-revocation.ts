import type { ReadCertificate } from './certificates/read-certificate.js';
import { certificateStatus } from './revocation/certificate-status.js';
import type { RevocationMaterial } from './revocation/revocation-status.js';

export type PathRevocation = 'good' | 'revoked' | 'revoked-since' | 'unknown';

/**
 * What the material says of a path from a signer up to a root, for a signature that stood at `at`. A root is believed for
 * itself. A revocation after that instant does not undo what was signed before.
 */
export function checkRevocation(
  path: readonly ReadCertificate[],
  material: RevocationMaterial,
  at: Date,
): PathRevocation {
  const states = path.slice(0, -1).map((certificate, index): PathRevocation => {
    const issuer = path[index + 1];
    const status = issuer ? certificateStatus({ certificate, issuer, at }, material) : { state: 'unknown' as const };
    if (status.state !== 'revoked') return status.state;
    return status.revokedAt <= at ? 'revoked' : 'revoked-since';
  });
  return (['revoked', 'unknown', 'revoked-since'] as const).find((state) => states.includes(state)) ?? 'good';
}
