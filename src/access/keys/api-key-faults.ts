import type { Fault } from '../../http/edge-error.js';
import { enteredFaults } from '../people/person-faults.js';
import { grantable, isPermission } from '../permissions.js';

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresInDays: number;
}

const longestDays = 366;

/** A key may do no more than its person, manages no accounts, and runs out within a year. */
export function apiKeyFaults({ name, scopes, expiresInDays }: NewApiKey, held: ReadonlySet<string>): readonly Fault[] {
  const allowed = grantable(held);
  const isScoped = scopes.length > 0 && new Set(scopes).size === scopes.length;
  const isWithin = scopes.every((scope) => isPermission(scope) && allowed.includes(scope));
  const isTimely = Number.isInteger(expiresInDays) && expiresInDays >= 1 && expiresInDays <= longestDays;
  return [
    ...enteredFaults({ name }),
    ...(isScoped && isWithin ? [] : [{ ...scopesFault, allowed: `one or more of ${allowed.join(', ')}, none twice` }]),
    ...(isTimely ? [] : [expiryFault]),
  ];
}

const scopesFault: Fault = {
  pointer: '/scopes',
  code: 'scopes-invalid',
  message: { zh: '权限范围不符合要求', en: 'The scopes are not acceptable' },
};

const expiryFault: Fault = {
  pointer: '/expiresInDays',
  code: 'expiry-invalid',
  message: { zh: '有效天数不符合要求', en: 'The time of validity is not acceptable' },
  allowed: `a whole number of days from 1 to ${longestDays}`,
};
