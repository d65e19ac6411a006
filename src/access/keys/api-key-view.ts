import type { Permission } from '../permissions.js';
import type { ApiKey } from './api-key.entity.js';
import { scopesOf } from './find-api-key.js';

/** A key as it may be shown: without its secret, of which only the hash is left. */
export interface ApiKeyView {
  readonly id: string;
  /** How the key begins. */
  readonly prefix: string;
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Day in China; null: never. */
  readonly lastUsedOn: string | null;
  readonly revokedAt: string | null;
  readonly state: 'in-force' | 'expired' | 'revoked';
}

export function apiKeyView(key: ApiKey, now: Date): ApiKeyView {
  const { id, personId, name, createdAt, expiresAt, lastUsedOn, revokedAt } = key;
  const isExpired = now.getTime() >= Date.parse(expiresAt);
  const state = revokedAt !== null ? 'revoked' : isExpired ? 'expired' : 'in-force';
  const shared = {
    id,
    prefix: `la_${id}_`,
    personId,
    name,
    createdAt,
    expiresAt,
    lastUsedOn,
    revokedAt,
    state,
  } as const;
  return { ...shared, scopes: [...scopesOf(key)] };
}
