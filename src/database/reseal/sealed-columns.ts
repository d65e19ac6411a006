/** Every column of secrets that the key of the service seals, and how it is told whom each secret belongs to. */
import { ownerOfTotp } from '../../access/sign-in/second-factor.js';
import { ownerOfWebhookSecret } from '../../notices/webhooks/webhook-secrets.js';
import { ownerOfContact } from '../../owners/objections/objection-store.js';
import { ownerOfListKey } from '../../owners/shares/sealed-list.js';

export interface SealedColumn {
  readonly table: string;
  /** Of the primary key. */
  readonly key: string;
  readonly column: string;
  /** The column that names whom the secret belongs to. */
  readonly belongsTo: string;
  ownerOf(named: string): string;
  /** SQL; what it leaves out is over and opened by nobody. `?` is the present instant. */
  readonly inForce: string | null;
  /** A guard of the database refuses every UPDATE: the row is deleted and put back in one transaction. */
  readonly isGuarded: boolean;
}

export const sealedColumns: readonly SealedColumn[] = [
  {
    ...{ table: 'people', key: 'id', column: 'totp_sealed', belongsTo: 'id', ownerOf: ownerOfTotp },
    ...{ inForce: null, isGuarded: false },
  },
  {
    ...{ table: 'sessions', key: 'token_sha256', column: 'totp_sealed', belongsTo: 'person_id', ownerOf: ownerOfTotp },
    ...{ inForce: 'expires_at > ?', isGuarded: false },
  },
  {
    ...{ table: 'webhook_secrets', key: 'id', column: 'sealed_secret', belongsTo: 'endpoint_id' },
    ownerOf: ownerOfWebhookSecret,
    inForce: `(ends_at IS NULL OR ends_at > ?) AND EXISTS (SELECT 1 FROM webhook_endpoints e
      WHERE e.id = endpoint_id AND e.state <> 'deleted')`,
    isGuarded: false,
  },
  {
    ...{ table: 'household_keys', key: 'list_id', column: 'sealed_key', belongsTo: 'list_id' },
    ...{ ownerOf: ownerOfListKey, inForce: null, isGuarded: true },
  },
  {
    ...{ table: 'objection_contacts', key: 'objection_id', column: 'sealed_contact', belongsTo: 'objection_id' },
    ...{ ownerOf: ownerOfContact, inForce: null, isGuarded: true },
  },
];
