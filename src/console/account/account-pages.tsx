/** One's own account. Pure. */
import type { VNode } from 'preact';
import type { AccountView } from '../../access/account/account.js';
import type { OwnSessionView } from '../../access/account/own-sessions.js';
import type { TotpShown } from '../../access/sign-in/second-factor.js';
import { Button } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Tabs } from '../../http/page/tabs.js';
import { AuthenticatorSetUp } from '../authenticator-setup.js';
import { rolesInWords } from '../role-names.js';
import { NewPasswordFields } from '../sign-in/sign-in-pages.js';
import { Way } from '../way.js';
import { BothFactorsFields, type BothFactorsPart } from './current-password.js';
import { OwnSessionsCard } from './own-sessions-pages.js';

const trail = [{ href: '/account', label: '账户' }];

export function AccountTabs({ current }: { readonly current: string }): VNode {
  const links = [
    { href: '/account', label: '账户' },
    { href: '/account/api-keys', label: '我的密钥' },
  ];
  return <Tabs label="账户" links={links} current={current} />;
}

export function accountPage(account: AccountView, sessions: readonly OwnSessionView[]): ShownPage {
  const { name, login, email, organisation, roles } = account;
  return {
    title: '账户',
    body: (
      <>
        <AccountTabs current="/account" />
        <Card title={name}>
          <Facts
            rows={[
              ['登录名', login],
              ['电子邮箱', email ?? '没有填写'],
              ['机构', organisation.name],
              ['角色', rolesInWords(roles)],
            ]}
          />
          <p class="muted small">姓名、邮箱和角色由本机构的管理员修改。</p>
        </Card>
        {account.signIn === 'oidc' ? <ProviderOnly /> : <Security account={account} />}
        <OwnSessionsCard sessions={sessions} />
      </>
    ),
  };
}

function ProviderOnly(): VNode {
  return (
    <Card title="登录方式">
      <p>您通过统一身份登录，密码和验证器在那里管理。</p>
    </Card>
  );
}

function Security({ account }: { readonly account: AccountView }): VNode {
  const { hasAuthenticator, recoveryCodesLeft } = account;
  return (
    <div class="columns three">
      <Way title="密码" href="/account/password" label="修改密码">
        修改后，所有设备须重新登录。
      </Way>
      <Way title="验证器" href="/account/authenticator" label="更换验证器">
        {hasAuthenticator ? '已设置。换手机时在这里更换。' : '还没有设置。'}
      </Way>
      <Way title="恢复码" href="/account/recovery-codes" label="换新的恢复码">
        还有 {recoveryCodesLeft} 个没有用过。
      </Way>
    </div>
  );
}

export function passwordPage(part: BothFactorsPart): ShownPage {
  const { form } = part;
  return {
    trail,
    title: '修改密码',
    lead: '修改后，所有设备须用新密码重新登录。',
    body: (
      <Card>
        <form class="form" method="post" action="/account/password">
          <FaultList faults={form.faults} />
          <BothFactorsFields {...part} />
          <NewPasswordFields form={form} />
          <div class="actions">
            <Button>修改密码</Button>
          </div>
        </form>
      </Card>
    ),
  };
}

interface AuthenticatorPageWishes extends BothFactorsPart {
  /** null: both factors come first. */
  readonly totp: TotpShown | null;
}

export function authenticatorPage({ totp, ...part }: AuthenticatorPageWishes): ShownPage {
  const { form } = part;
  return {
    trail,
    title: '更换验证器',
    lead: '确认新的验证码以前，原来的验证器一直有效。更换后会得到新的恢复码，原来的恢复码全部作废。',
    scripts: ['copy-button'],
    body: (
      <Card>
        {totp ? (
          <AuthenticatorSetUp form={form} totp={totp} action="/account/authenticator/confirmation" />
        ) : (
          <form class="form" method="post" action="/account/authenticator">
            <FaultList faults={form.faults} />
            <BothFactorsFields {...part} />
            <div class="actions">
              <Button>继续</Button>
            </div>
          </form>
        )}
      </Card>
    ),
  };
}

export function renewCodesPage(part: BothFactorsPart): ShownPage {
  const { form } = part;
  return {
    trail,
    title: '换新的恢复码',
    lead: '新的恢复码生成后，原来的全部作废。',
    body: (
      <Card>
        <form class="form" method="post" action="/account/recovery-codes">
          <FaultList faults={form.faults} />
          <BothFactorsFields {...part} />
          <div class="actions">
            <Button>生成新的恢复码</Button>
          </div>
        </form>
      </Card>
    ),
  };
}
