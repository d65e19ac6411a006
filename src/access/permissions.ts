/**
 * What a role may do: the one table. Every door names the permission it requires (`@Requires`), the guard asks here, and
 * `test/api/every-route.spec.ts` tries every route with every role against it.
 */
import type { Caller } from '../http/caller.js';
import { roles, type Role } from './roles.js';

const inTheFirm = ['appraiser', 'reviewer', 'signer'] as const;
const withPrices = ['editor', 'approver', ...inTheFirm] as const;

export const permissions = {
  'standards.read': roles,
  'price-tables.read': roles,
  'appraisals.write': ['appraiser'],
  'appraisals.read': inTheFirm,
  'appraisals.review': ['reviewer'],
  'batches.write': ['appraiser'],
  'batches.read': inTheFirm,
  'reports.issue': ['appraiser', 'signer'],
  'reports.sign': ['appraiser'],
  'reports.seal': ['signer'],
  'reports.read': inTheFirm,
  'reports.withdraw': ['signer'],
  'reports.publish': ['appraiser', 'signer'],
  'households.write': ['appraiser', 'signer'],
  'settlements.write': ['appraiser', 'signer'],
  'objections.answer': inTheFirm,
  'price-drafts.read': ['editor', 'approver'],
  'price-drafts.write': ['editor'],
  'price-drafts.approve': ['approver'],
  'price-books.read': withPrices,
  'evidence.write': ['editor'],
  'corrections.read': withPrices,
  'corrections.reappraise': ['appraiser'],
  'assignments.read': inTheFirm,
  'assignments.write': ['appraiser'],
  'assignments.comment': inTheFirm,
  'assignments.close': ['signer'],
  'survey.write': ['appraiser'],
  'notices.read': roles,
  'webhooks.manage': ['operator'],
  'organisation.export': ['signer', 'operator'],
  'people.manage': ['operator'],
  'organisations.manage': ['operator'],
  'api-keys.manage': ['operator'],
  account: roles,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof permissions;

export const isPermission = (text: unknown): text is Permission =>
  typeof text === 'string' && Object.hasOwn(permissions, text);

/**
 * Only for a person who has signed in: a key can neither make keys and people nor change the password it hangs from,
 * and where no key is configured whoever sits at the machine is nobody in particular.
 */
export const sessionOnly: ReadonlySet<Permission> = new Set<Permission>([
  'account',
  'people.manage',
  'organisations.manage',
  'api-keys.manage',
]);

export function mayDo(held: ReadonlySet<string>, permission: Permission): boolean {
  return permissions[permission].some((role) => held.has(role));
}

/** The guard's own question, for doors that do more when more is asked for. */
export const isAllowed = ({ roles: held, scopes }: Pick<Caller, 'roles' | 'scopes'>, permission: Permission): boolean =>
  mayDo(held, permission) && (scopes === null || scopes.has(permission));

/** What a person with these roles may hand on to an API key. */
export function grantable(held: ReadonlySet<string>): readonly Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((one) => !sessionOnly.has(one) && mayDo(held, one));
}
