/**
 * What the provider's signed ID token tells of how somebody signed in there, held against what the settings require. A claim
 * that is missing, or not of the kind the standard says, tells nothing: then it was a password at most, at no known time.
 */
import type { OidcRequirements } from '../../config/oidc-settings.js';

export interface ToldStrength {
  readonly acr: string | null;
  readonly amr: readonly string[];
  /** When the person last showed the provider who they are, which may be long before they came here. */
  readonly authenticatedAt: Date | null;
}

export type Shortfall = 'oidc-too-weak' | 'oidc-too-old';

/** The clocks of two machines differ. */
const toleranceMs = 60_000;

export function toldBy(claims: Readonly<Record<string, unknown>>): ToldStrength {
  const { acr, amr, auth_time: seconds } = claims;
  const at = typeof seconds === 'number' ? new Date(seconds * 1000) : null;
  return {
    acr: typeof acr === 'string' ? acr : null,
    amr: Array.isArray(amr) ? amr.filter((method): method is string => typeof method === 'string') : [],
    authenticatedAt: at === null || Number.isNaN(at.getTime()) ? null : at,
  };
}

/** null: it is enough. */
export function shortfallOf(told: ToldStrength, required: OidcRequirements, now: Date): Shortfall | null {
  if (!isStrongEnough(told, required)) return 'oidc-too-weak';
  return isRecentEnough(told, required, now) ? null : 'oidc-too-old';
}

function isStrongEnough({ acr, amr }: ToldStrength, { acrValues, amrValues }: OidcRequirements): boolean {
  if (acrValues.length === 0 && amrValues.length === 0) return true;
  if (acr !== null && acrValues.includes(acr)) return true;
  return amrValues.some((way) => way.every((method) => amr.includes(method)));
}

function isRecentEnough({ authenticatedAt }: ToldStrength, { maxAgeMinutes }: OidcRequirements, now: Date): boolean {
  if (maxAgeMinutes === null) return true;
  if (authenticatedAt === null) return false;
  return now.getTime() - authenticatedAt.getTime() <= maxAgeMinutes * 60_000 + toleranceMs;
}
