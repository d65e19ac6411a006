/** Which page belongs to which step of signing in. Pure. */
import type { SignInState } from '../../access/sign-in/sign-in-steps.js';
import type { FormState } from '../../http/page/form-state.js';
import type { ShownPage } from '../../http/page/pages.js';
import { AuthenticatorSetUp } from '../authenticator-setup.js';
import { Card } from '../../http/page/card.js';
import { RecoveryCodes } from '../recovery-codes.js';
import { CodeStep, LoginStep, NewPasswordStep } from './sign-in-pages.js';

interface StepPageWishes {
  /** null: nobody has begun. */
  readonly state: SignInState | null;
  readonly form: FormState;
  readonly next: string;
  readonly provider: { readonly name: string; readonly href: string } | null;
}

export function stepPage({ state, form, next, provider }: StepPageWishes): ShownPage {
  switch (state?.stage) {
    case 'code':
      return { title: '输入验证码', lead: `${state.name}，还差一步。`, body: <CodeStep form={form} next={next} /> };
    case 'new-password':
      return {
        title: '设置自己的密码',
        lead: `${state.name}，一次性密码只能用于首次登录。请换成只有您知道的密码。`,
        body: <NewPasswordStep form={form} next={next} login={state.login} />,
      };
    case 'totp-set-up':
      return setUpPage(state, form, next);
    default:
      return { title: '登录', body: <LoginStep form={form} next={next} provider={provider} /> };
  }
}

function setUpPage({ totp }: SignInState, form: FormState, next: string): ShownPage {
  return {
    title: '设置验证器',
    lead: '以后每次登录，除了密码，还要输入手机上显示的验证码。',
    scripts: ['copy-button'],
    body: (
      <Card>
        {totp && <AuthenticatorSetUp form={form} totp={totp} action="/sign-in/authenticator" fields={{ next }} />}
      </Card>
    ),
  };
}

interface RecoveryCodesPageWishes {
  readonly codes: readonly string[];
  readonly login: string;
  readonly onwards: string;
}

export function recoveryCodesPage(wishes: RecoveryCodesPageWishes): ShownPage {
  return { title: '保管恢复码', body: <RecoveryCodes {...wishes} /> };
}
