/** The steps of signing in, one page each. Pure. */
import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Hidden, TextInput, WhosePassword } from '../../http/page/fields.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import { OneTimeCode } from '../authenticator-setup.js';

export const withNext = (path: string, next: string): string =>
  next === '' ? path : `${path}?${new URLSearchParams({ next }).toString()}`;

export interface StepWishes {
  readonly form: FormState;
  /** Where the person wanted to go; empty: nowhere in particular. */
  readonly next: string;
}

interface LoginWishes extends StepWishes {
  /** The identity provider, where one is set up. */
  readonly provider: { readonly name: string; readonly href: string } | null;
}

export function LoginStep({ form, next, provider }: LoginWishes): VNode {
  return (
    <Card>
      <form class="form" method="post" action="/sign-in">
        <FaultList faults={form.faults} />
        <Hidden values={{ next }} />
        <TextInput form={form} name="login" label="登录名" autocomplete="username" maxLength={100} />
        <TextInput form={form} name="password" label="密码" type="password" autocomplete="current-password" />
        <div class="actions">
          <Button>登录</Button>
          {provider && (
            <ButtonLink look="secondary" href={withNext(provider.href, next)}>
              用 {provider.name} 登录
            </ButtonLink>
          )}
        </div>
      </form>
      <p class="muted small">忘记密码，请联系本机构的管理员重置。</p>
    </Card>
  );
}

export function CodeStep({ form, next }: StepWishes): VNode {
  const isRecovery = form.faults.all.some(({ name }) => name === 'recoveryCode');
  return (
    <Card>
      <form class="form" method="post" action="/sign-in/code">
        <FaultList faults={form.faults} />
        <Hidden values={{ next }} />
        <OneTimeCode form={form} />
        <div class="actions">
          <Button>继续</Button>
        </div>
      </form>
      <details open={isRecovery}>
        <summary>手机不在身边？使用恢复码</summary>
        <form class="form" method="post" action="/sign-in/recovery-code">
          <Hidden values={{ next }} />
          <TextInput
            form={isRecovery ? form : freshForm()}
            name="recoveryCode"
            label="恢复码"
            hint="设置验证器时保管的其中一个，用过即失效。"
            look="code"
            maxLength={40}
          />
          <div class="actions">
            <Button look="secondary">用恢复码继续</Button>
          </div>
        </form>
      </details>
    </Card>
  );
}

export function NewPasswordStep({ form, next, login }: StepWishes & { readonly login: string }): VNode {
  return (
    <Card>
      <form class="form" method="post" action="/sign-in/new-password">
        <FaultList faults={form.faults} />
        <Hidden values={{ next }} />
        <WhosePassword login={login} />
        <NewPasswordFields form={form} />
        <div class="actions">
          <Button>继续</Button>
        </div>
      </form>
    </Card>
  );
}

/** Typed twice: nobody sees what is typed. */
export function NewPasswordFields({ form }: Pick<StepWishes, 'form'>): VNode {
  return (
    <>
      <TextInput
        form={form}
        name="newPassword"
        label="新密码"
        hint="至少 12 个字符，至少 6 种不同的字符；不得是键盘上连续的字符，不得在已泄露密码的清单上，不得包含登录名。几个不相干的词连在一起就很好。"
        type="password"
        autocomplete="new-password"
      />
      <TextInput
        form={form}
        name="newPasswordAgain"
        label="再输入一次新密码"
        type="password"
        autocomplete="new-password"
      />
    </>
  );
}
