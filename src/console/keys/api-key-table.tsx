import type { ComponentChildren, VNode } from 'preact';
import type { ApiKeyView } from '../../access/keys/api-key-view.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { StatusTag, type Status } from '../../http/page/status-tag.js';
import { dayOf } from '../../http/page/china-time.js';
import { permissionNames } from '../role-names.js';

interface ApiKeyTableWishes {
  readonly keys: readonly ApiKeyView[];
  readonly action: (key: ApiKeyView) => ComponentChildren;
  /** Whose key it is; absent where all are one's own. */
  readonly ownerOf?: (key: ApiKeyView) => string;
}

const statuses: Readonly<Record<ApiKeyView['state'], Status>> = {
  'in-force': 'active',
  expired: 'expired',
  revoked: 'revoked',
};

export function ApiKeyTable({ keys, action, ownerOf }: ApiKeyTableWishes): VNode {
  const owner: readonly Column<ApiKeyView>[] =
    ownerOf === undefined ? [] : [{ label: '人员', cell: (key) => ownerOf(key) }];
  const columns: readonly Column<ApiKeyView>[] = [
    { label: '名称', isHead: true, cell: ({ name }) => name },
    ...owner,
    { label: '开头', cell: ({ prefix }) => <span class="mono small">{prefix.slice(0, 12)}…</span> },
    { label: '可以', cell: ({ scopes }) => scopes.map((scope) => permissionNames[scope]).join('、') },
    { label: '有效期至', cell: ({ expiresAt }) => <span class="figures">{dayOf(expiresAt)}</span> },
    { label: '最近使用', cell: ({ lastUsedOn }) => <span class="figures">{lastUsedOn ?? '没有用过'}</span> },
    { label: '状态', cell: ({ state }) => <StatusTag status={statuses[state]} /> },
    { label: '', cell: action },
  ];
  return <DataTable caption="密钥" isCaptionUnseen columns={columns} rows={keys} onPhone="cards" />;
}
