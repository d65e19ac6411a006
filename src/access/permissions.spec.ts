import { describe, expect, it } from '@jest/globals';
import { grantable, isPermission, mayDo, permissions, sessionOnly } from './permissions.js';
import { roles, settingsKeyRoles, type Role } from './roles.js';

const heldBy = (role: Role): string[] =>
  Object.keys(permissions).filter((one) => isPermission(one) && mayDo(new Set([role]), one));
const everybody = ['standards.read', 'price-tables.read', 'notices.read', 'account'];

describe('what a role may do', () => {
  // Written out a second time, by role: a change of the table is made on purpose in two places.
  it.each<[Role, readonly string[]]>([
    ['editor', ['price-drafts.read', 'price-drafts.write', 'price-books.read', 'evidence.write', 'corrections.read']],
    ['approver', ['price-drafts.read', 'price-drafts.approve', 'price-books.read', 'corrections.read']],
    [
      'appraiser',
      [
        ...['batches.write', 'batches.read'],
        ...['appraisals.write', 'appraisals.read', 'reports.issue', 'reports.sign', 'reports.read', 'reports.publish'],
        ...['price-books.read', 'corrections.read', 'corrections.reappraise'],
        ...['assignments.read', 'assignments.write', 'assignments.comment', 'survey.write'],
        ...['settlements.write', 'households.write', 'objections.answer'],
      ],
    ],
    [
      'reviewer',
      [
        ...[
          'batches.read',
          'appraisals.read',
          'appraisals.review',
          'reports.read',
          'price-books.read',
          'corrections.read',
        ],
        ...['assignments.read', 'assignments.comment', 'objections.answer'],
      ],
    ],
    [
      'signer',
      [
        ...[
          'batches.read',
          'appraisals.read',
          'reports.issue',
          'reports.seal',
          'reports.read',
          'reports.withdraw',
          'reports.publish',
        ],
        ...['price-books.read', 'corrections.read', 'assignments.read', 'assignments.close'],
        'assignments.comment',
        ...['settlements.write', 'households.write', 'objections.answer'],
        'organisation.export',
      ],
    ],
    [
      'operator',
      ['webhooks.manage', 'organisation.export', 'people.manage', 'organisations.manage', 'api-keys.manage'],
    ],
  ])('%s', (role, own) => {
    expect(heldBy(role).sort()).toEqual([...everybody, ...own].sort());
  });

  it('leaves approving and managing to people', () => {
    for (const permission of ['price-drafts.approve', ...sessionOnly] as const) {
      const held = isPermission(permission) && mayDo(settingsKeyRoles, permission);
      expect([permission, held && !sessionOnly.has(permission)]).toEqual([permission, false]);
    }
  });

  it('lets no key manage accounts, people or keys', () => {
    expect(grantable(new Set(roles)).filter((one) => sessionOnly.has(one))).toEqual([]);
    expect(grantable(new Set(['operator']))).toEqual([
      'standards.read',
      'price-tables.read',
      'notices.read',
      'webhooks.manage',
      'organisation.export',
    ]);
    expect(grantable(new Set())).toEqual([]);
  });

  it('knows no permission by a name every object has', () => {
    expect([isPermission('constructor'), isPermission('account'), isPermission(1)]).toEqual([false, true, false]);
  });
});
