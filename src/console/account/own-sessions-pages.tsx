/** Where one is signed in, and ending it from afar. Pure. */
import type { VNode } from 'preact';
import type { OwnSessionView } from '../../access/account/own-sessions.js';
import { Button, ButtonLink } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Tag } from '../../http/page/status-tag.js';
import { CurrentPassword, type FormPart } from './current-password.js';

const viaInWords: Readonly<Record<OwnSessionView['via'], string>> = {
  password: '密码和验证码',
  oidc: '统一身份',
};

const columns: readonly Column<OwnSessionView>[] = [
  { label: '登录时间', isHead: true, cell: ({ begunAt }) => <span class="figures">{minuteOf(begunAt)}</span> },
  { label: '最近使用', cell: ({ lastUsedAt }) => <span class="figures">{minuteOf(lastUsedAt)}</span> },
  { label: '登录方式', cell: ({ via }) => viaInWords[via] },
  { label: '说明', cell: ({ isThis }) => (isThis ? <Tag tone="good">当前登录</Tag> : <Tag>其他登录</Tag>) },
  {
    label: '',
    cell: ({ id, isThis }) => (
      <ButtonLink look="secondary" isSmall href={isThis ? '/sign-out' : `/account/sessions/${id}/ending`}>
        退出
      </ButtonLink>
    ),
  },
];

export function OwnSessionsCard({ sessions }: { readonly sessions: readonly OwnSessionView[] }): VNode {
  return (
    <Card title="登录中的设备">
      <p>一小时不使用或登录满十二小时会自动退出。有不认得的登录时，请退出它并修改密码。</p>
      <DataTable caption="登录中的设备" isCaptionUnseen columns={columns} rows={sessions} onPhone="cards" />
      {sessions.length > 1 && (
        <div class="actions">
          <ButtonLink look="secondary" href="/account/other-sessions">
            退出其他全部登录
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

interface EndingWishes extends FormPart {
  /** null: all but the one that asks. */
  readonly session: OwnSessionView | null;
  /** How the one that asks came in: by it goes what is asked for again. */
  readonly via: OwnSessionView['via'];
}

export function endSessionPage({ session, via, form, login }: EndingWishes): ShownPage {
  const title = session === null ? '退出其他全部登录' : '退出这次登录';
  return {
    trail: [{ href: '/account', label: '账户' }],
    title,
    lead: session === null ? '除当前登录以外，您的登录全部失效。' : '退出后，那台设备须重新登录。',
    body: (
      <Card>
        {session && <SessionFacts session={session} />}
        <form
          class="form"
          method="post"
          action={session === null ? '/account/other-sessions' : `/account/sessions/${session.id}/ending`}
        >
          <FaultList faults={form.faults} />
          {via === 'oidc' ? (
            <p>您通过统一身份登录：登录后 15 分钟内可以操作，超过时请先退出并重新登录。</p>
          ) : (
            <CurrentPassword form={form} login={login} />
          )}
          <div class="actions">
            <Button look="danger">{title}</Button>
          </div>
        </form>
      </Card>
    ),
  };
}

function SessionFacts({ session }: { readonly session: OwnSessionView }): VNode {
  const { begunAt, lastUsedAt, via } = session;
  return (
    <Facts
      rows={[
        ['登录时间', minuteOf(begunAt)],
        ['最近使用', minuteOf(lastUsedAt)],
        ['登录方式', viaInWords[via]],
      ]}
    />
  );
}
