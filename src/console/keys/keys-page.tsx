/** The API keys of an organisation. Pure. */
import type { Organisation } from '../../access/organisation.entity.js';
import type { ApiKeyView } from '../../access/keys/api-key-view.js';
import { PostButton } from '../../http/page/buttons.js';
import { Empty } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { OrganisationChoice } from '../people/organisation-choice.js';
import { ApiKeyTable } from './api-key-table.js';

interface KeysPageWishes {
  readonly organisations: readonly Organisation[];
  readonly current: Organisation;
  readonly keys: readonly ApiKeyView[];
  readonly names: ReadonlyMap<string, string>;
}

export function keysPage({ organisations, current, keys, names }: KeysPageWishes): ShownPage {
  return {
    title: '密钥',
    lead: `${current.name}的人员为自己的程序建立的密钥。管理员可以查看和吊销，新建由本人在“账户”中进行。`,
    isWide: true,
    current: '/keys',
    body: (
      <>
        <OrganisationChoice action="/keys" organisations={organisations} current={current.id} />
        {keys.length === 0 ? (
          <Empty title="还没有密钥" />
        ) : (
          <ApiKeyTable
            keys={keys}
            ownerOf={({ personId }) => names.get(personId) ?? ''}
            action={({ id, state }) =>
              state === 'in-force' ? (
                <PostButton
                  look="danger"
                  isSmall
                  action={`/keys/${id}/revocation`}
                  fields={{ organisation: current.id }}
                >
                  吊销
                </PostButton>
              ) : null
            }
          />
        )}
      </>
    ),
  };
}
