/** API keys: one's own, made and revoked by oneself. Pure. */
import type { VNode } from 'preact';
import type { ApiKeyMade } from '../../access/keys/api-keys.js';
import type { ApiKeyView } from '../../access/keys/api-key-view.js';
import type { Permission } from '../../access/permissions.js';
import { Button, ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card, Facts, Secret } from '../../http/page/card.js';
import { Choices, Hidden, Select, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList, Notice } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { permissionNames } from '../role-names.js';
import { ApiKeyTable } from '../keys/api-key-table.js';
import { dayOf } from '../../http/page/china-time.js';
import { AccountTabs } from './account-pages.js';

interface ApiKeysPageWishes {
  readonly keys: readonly ApiKeyView[];
  readonly form: FormState;
  readonly chosen: readonly string[];
  readonly grantable: readonly Permission[];
  readonly formKey: string;
}

export function ownApiKeysPage(wishes: ApiKeysPageWishes): ShownPage {
  const { keys } = wishes;
  const revoke = ({ id, state }: ApiKeyView): VNode | null =>
    state === 'in-force' ? (
      <PostButton look="danger" isSmall action={`/account/api-keys/${id}/revocation`}>
        吊销
      </PostButton>
    ) : null;
  return {
    title: '我的密钥',
    lead: '程序用密钥代替您调用接口，能做的事不超过您本人的权限。',
    isWide: true,
    scripts: ['submit-once'],
    body: (
      <>
        <AccountTabs current="/account/api-keys" />
        {keys.length === 0 ? (
          <Empty title="还没有密钥">
            <p>只有需要让自己的程序调用接口时，才需要密钥。</p>
          </Empty>
        ) : (
          <ApiKeyTable keys={keys} action={revoke} />
        )}
        <Card title="新建密钥">
          <NewKeyForm {...wishes} />
        </Card>
      </>
    ),
  };
}

const terms = [
  { value: '30', label: '30 天' },
  { value: '90', label: '90 天' },
  { value: '180', label: '180 天' },
  { value: '366', label: '一年' },
];

function NewKeyForm({ form, chosen, grantable, formKey }: ApiKeysPageWishes): VNode {
  const options = grantable.map((one) => ({ value: one, label: permissionNames[one], hint: one }));
  return (
    <form class="form" method="post" action="/account/api-keys">
      <FaultList faults={form.faults} />
      <Hidden values={{ formKey }} />
      <TextInput form={form} name="name" label="名称" hint="用在哪里，例如“报表服务器”。" maxLength={100} />
      <Select form={form} name="expiresInDays" label="有效期" options={terms} />
      <Choices form={form} name="scopes" label="可以做什么" options={options} chosen={chosen} />
      <div class="actions">
        <Button>新建密钥</Button>
      </div>
    </form>
  );
}

export function madeApiKeyPage({ key, written }: ApiKeyMade): ShownPage {
  return {
    title: '密钥已建立',
    trail: [{ href: '/account/api-keys', label: '我的密钥' }],
    scripts: ['copy-button'],
    body: (
      <>
        <Notice tone="caution" title="密钥仅显示这一次">
          <p>请立即保存到程序的配置中。离开这一页后无法再次查看，遗失只能吊销重建。</p>
        </Notice>
        <Card title={key.name}>
          <Secret>{written}</Secret>
          <Facts
            rows={[
              ['用法', <span class="mono">Authorization: Bearer &lt;密钥&gt;</span>],
              ['有效期至', dayOf(key.expiresAt)],
              ['可以', key.scopes.map((scope) => permissionNames[scope]).join('、')],
            ]}
          />
          <div class="actions">
            <ButtonLink href="/account/api-keys">已经保存，返回</ButtonLink>
          </div>
        </Card>
      </>
    ),
  };
}
