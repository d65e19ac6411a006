import { mayDo, sessionOnly, type Permission } from '../access/permissions.js';
import type { Caller } from '../http/caller.js';
import type { PageLink } from '../http/page/page-visitor.js';

interface Place extends PageLink {
  /** null: open to everybody. */
  readonly permission: Permission | null;
}

const places: readonly Place[] = [
  { href: '/', label: '查验报告', permission: null },
  { href: '/console/assignments', label: '评估项目', permission: 'assignments.read' },
  { href: '/console/lifts', label: '电梯档案', permission: 'assignments.read' },
  { href: '/console/engagements', label: '委托', permission: 'assignments.read' },
  { href: '/console/batches', label: '批量评估', permission: 'batches.read' },
  { href: '/console/price-tables', label: '价格编制', permission: 'price-books.read' },
  { href: '/console/price-corrections', label: '价格更正', permission: 'corrections.read' },
  { href: '/console/owners', label: '业主事项', permission: 'households.write' },
  { href: '/console/objections', label: '业主提问', permission: 'objections.answer' },
  { href: '/price-tables', label: '公开价格', permission: null },
  { href: '/people', label: '人员', permission: 'people.manage' },
  { href: '/organisations', label: '机构', permission: 'organisations.manage' },
  { href: '/keys', label: '密钥', permission: 'api-keys.manage' },
  { href: '/webhooks', label: '回调', permission: 'webhooks.manage' },
];

/** Where this caller may go: the same table that the guard asks. */
export function navigationFor(caller: Caller): readonly PageLink[] {
  return placesFor(caller).map(({ href, label }) => ({ href, label }));
}

/** Where the work of this caller begins. */
export const landingFor = (caller: Caller): string =>
  placesFor(caller).find(({ permission }) => permission !== null)?.href ?? '/inbox';

const placesFor = ({ roles, via }: Caller): readonly Place[] =>
  places.filter(
    ({ permission }) =>
      permission === null || (mayDo(roles, permission) && (via === 'session' || !sessionOnly.has(permission))),
  );
