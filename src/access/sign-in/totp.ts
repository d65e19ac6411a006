/** Time-based codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, thirty seconds. */
import { Secret, TOTP } from 'otpauth';

const algorithm = 'SHA1';
const digits = 6;
const period = 30;
/** Codes of the step before and after count too: clocks of phones differ. */
const window = 1;

/** Base32, 160 bits as RFC 4226 asks for. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** For the QR code an authenticator app reads. */
export function totpUri(secret: string, login: string): string {
  return new TOTP({ issuer: 'lift-appraisal', label: login, secret, algorithm, digits, period }).toString();
}

/**
 * The time step the code is of, or null when it is of none that counts: wrong, too old, or of a step not later than the
 * newest one already used (a code that was seen once is spent).
 */
export function stepOfCode(code: string, secret: string, { now, lastStep }: TotpState): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    algorithm,
    digits,
    period,
    timestamp,
    window,
  });
  if (delta === null) return null;
  const step = TOTP.counter({ period, timestamp }) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

export interface TotpState {
  readonly now: Date;
  readonly lastStep: number | null;
}
