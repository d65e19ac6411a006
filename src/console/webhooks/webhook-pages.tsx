/** Webhooks of an organisation: where its programs are told. Pure. */
import type { VNode } from 'preact';
import { Button, ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card, Facts, Secret } from '../../http/page/card.js';
import { DataTable } from '../../http/page/data-table.js';
import { Choices, Hidden, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList, Notice } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { StatusTag, type Status } from '../../http/page/status-tag.js';
import { Pager } from '../../http/page/tabs.js';
import { webhookTypes } from '../../notices/webhooks/webhook-types.js';
import type { endpointView, deliveryView } from '../../notices/webhooks/webhook-views.js';
import { minuteOf } from '../../http/page/china-time.js';
import { attemptWords, typeWords, webhookTypeNames } from './webhook-words.js';

export type Endpoint = ReturnType<typeof endpointView>;
export type Delivery = ReturnType<typeof deliveryView>;

interface WebhooksPageWishes {
  readonly endpoints: readonly Endpoint[];
  readonly form: FormState;
  readonly chosen: readonly string[];
  readonly formKey: string;
}

const trail = [{ href: '/webhooks', label: '回调' }];
const statusOf = ({ state }: Endpoint): Status => (state === 'active' ? 'active' : 'disabled');

export function webhooksPage({ endpoints, form, chosen, formKey }: WebhooksPageWishes): ShownPage {
  return {
    title: '回调',
    lead: '价格表发布、更正或者撤回时，本服务向登记的地址发送带签名的消息（Standard Webhooks）。',
    isWide: true,
    current: '/webhooks',
    scripts: ['submit-once'],
    body: (
      <>
        {endpoints.length === 0 ? (
          <Empty title="还没有登记地址" />
        ) : (
          <DataTable
            caption="登记的地址"
            isCaptionUnseen
            onPhone="cards"
            rows={endpoints}
            columns={[
              { label: '地址', isHead: true, cell: ({ id, url }) => <a href={`/webhooks/${id}`}>{url}</a> },
              { label: '说明', cell: ({ description }) => description },
              { label: '消息', cell: ({ types }) => types.map(typeWords).join('、') },
              { label: '状态', cell: (endpoint) => <StatusTag status={statusOf(endpoint)} /> },
            ]}
          />
        )}
        <NewEndpoint form={form} chosen={chosen} formKey={formKey} />
      </>
    ),
  };
}

function NewEndpoint({ form, chosen, formKey }: Omit<WebhooksPageWishes, 'endpoints'>): VNode {
  const options = webhookTypes.map((type) => ({ value: type, label: webhookTypeNames[type], hint: type }));
  return (
    <Card title="登记地址">
      <form class="form" method="post" action="/webhooks">
        <FaultList faults={form.faults} />
        <Hidden values={{ formKey }} />
        <TextInput
          form={form}
          name="url"
          label="地址"
          hint="公网可达的 https 地址。"
          look="code"
          inputMode="url"
          maxLength={2000}
        />
        <TextInput form={form} name="description" label="说明" isOptional maxLength={200} />
        <Choices form={form} name="types" label="要收到的消息" options={options} chosen={chosen} />
        <div class="actions">
          <Button>登记</Button>
        </div>
      </form>
    </Card>
  );
}

/** Shown right after it was made, and never again. */
export function webhookSecretPage(endpoint: Endpoint, secret: string): ShownPage {
  return {
    title: '回调的签名密钥',
    current: '/webhooks',
    trail: [...trail, { href: `/webhooks/${endpoint.id}`, label: endpoint.url }],
    scripts: ['copy-button'],
    body: (
      <>
        <Notice tone="caution" title="密钥仅显示这一次">
          <p>接收程序用它核对消息的签名。请立即保存；遗失时在这里更换，旧密钥还会并用 24 小时。</p>
        </Notice>
        <Card title={endpoint.url}>
          <Secret>{secret}</Secret>
          <div class="actions">
            <ButtonLink href={`/webhooks/${endpoint.id}`}>已经保存，继续</ButtonLink>
          </div>
        </Card>
      </>
    ),
  };
}

interface WebhookPageWishes {
  readonly endpoint: Endpoint;
  readonly deliveries: readonly Delivery[];
  readonly next: string | null;
  readonly formKey: string;
}

export function webhookPage({ endpoint, deliveries, next, formKey }: WebhookPageWishes): ShownPage {
  const { id, url, description, types, failingSince, createdAt } = endpoint;
  return {
    title: '登记的地址',
    isWide: true,
    current: '/webhooks',
    trail,
    body: (
      <>
        {failingSince !== null && (
          <Notice tone="warning" title={`从 ${minuteOf(failingSince)} 起没有送达`}>
            <p>一直送不到的地址会自动停用。修好接收程序后重新启用，其间发布的内容会补发。</p>
          </Notice>
        )}
        <Card title={url} aside={<StatusTag status={statusOf(endpoint)} />}>
          <Facts
            rows={[
              ['说明', description],
              ['消息', types.map(typeWords).join('、')],
              ['登记', minuteOf(createdAt)],
            ]}
          />
          <Acts endpoint={endpoint} formKey={formKey} />
        </Card>
        {deliveries.length === 0 ? <Empty title="还没有发送过消息" /> : <Deliveries deliveries={deliveries} />}
        <Pager nextHref={next && `/webhooks/${id}?after=${next}`} />
      </>
    ),
  };
}

function Acts({ endpoint: { id, state }, formKey }: Pick<WebhookPageWishes, 'endpoint' | 'formKey'>): VNode {
  return (
    <div class="actions">
      {state === 'active' ? (
        <PostButton action={`/webhooks/${id}/test`}>发送测试消息</PostButton>
      ) : (
        <PostButton action={`/webhooks/${id}/enable`}>重新启用</PostButton>
      )}
      <PostButton look="secondary" action={`/webhooks/${id}/secret`} fields={{ formKey }}>
        更换密钥
      </PostButton>
      <ButtonLink look="danger" href={`/webhooks/${id}/removal`}>
        删除
      </ButtonLink>
    </div>
  );
}

const deliveryStatuses: Readonly<Record<string, Status>> = {
  waiting: 'waiting',
  delivered: 'delivered',
  'given-up': 'failed',
};

function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }): VNode {
  return (
    <DataTable
      caption="发送记录"
      onPhone="cards"
      rows={deliveries}
      columns={[
        { label: '时间', isHead: true, cell: ({ createdAt }) => <span class="figures">{minuteOf(createdAt)}</span> },
        { label: '消息', cell: ({ type }) => typeWords(type) },
        { label: '状态', cell: ({ state }) => <StatusTag status={deliveryStatuses[state] ?? 'waiting'} /> },
        { label: '尝试', cell: ({ attempts }) => attempts.map((one) => <Attempt {...one} />) },
        {
          label: '下次尝试',
          cell: ({ nextAttemptAt }) => <span class="figures">{nextAttemptAt ? minuteOf(nextAttemptAt) : '—'}</span>,
        },
      ]}
    />
  );
}

function Attempt({ at, status, failure, durationMs }: Delivery['attempts'][number]): VNode {
  return (
    <div class="small">
      <span class="figures">{minuteOf(at)}</span> {attemptWords(status, failure)}，{durationMs} 毫秒
    </div>
  );
}

export function removalPage({ id, url }: Endpoint): ShownPage {
  return {
    title: '删除登记的地址',
    current: '/webhooks',
    trail: [...trail, { href: `/webhooks/${id}`, label: url }],
    body: (
      <Card title={url}>
        <p>删除后不再向这个地址发送任何消息，等待中的消息也不再发送。</p>
        <div class="actions">
          <PostButton look="danger" action={`/webhooks/${id}/removal`}>
            删除
          </PostButton>
          <ButtonLink look="secondary" href={`/webhooks/${id}`}>
            保留
          </ButtonLink>
        </div>
      </Card>
    ),
  };
}
