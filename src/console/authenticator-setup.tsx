import type { VNode } from 'preact';
import type { TotpShown } from '../access/sign-in/second-factor.js';
import { Button } from '../http/page/buttons.js';
import { Secret } from '../http/page/card.js';
import { Hidden, TextInput } from '../http/page/fields.js';
import type { FormState } from '../http/page/form-state.js';
import { FaultList } from '../http/page/notice.js';
import { QrCode } from './qr-code.js';

interface AuthenticatorSetUpWishes {
  readonly form: FormState;
  readonly totp: TotpShown;
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** What the authenticator app is given, and the code by which it shows that it has it. */
export function AuthenticatorSetUp({ form, totp, action, fields = {} }: AuthenticatorSetUpWishes): VNode {
  return (
    <form class="form" method="post" action={action}>
      <FaultList faults={form.faults} />
      <Hidden values={fields} />
      <p>
        <strong>第一步：</strong>用手机上的验证器应用（支持 TOTP 的任何一种）扫描：
      </p>
      <QrCode text={totp.uri} label="验证器应用的二维码" />
      <p>不能扫描时，在应用中选择“手动输入”，填入这一串：</p>
      <Secret>{totp.secret.replace(/(.{4})(?=.)/g, '$1 ')}</Secret>
      <p>
        <strong>第二步：</strong>填入应用显示的六位数字：
      </p>
      <OneTimeCode form={form} />
      <div class="actions">
        <Button>确认</Button>
      </div>
    </form>
  );
}

export function OneTimeCode({ form }: { readonly form: FormState }): VNode {
  return (
    <TextInput
      form={form}
      name="oneTimeCode"
      label="验证码"
      hint="验证器应用显示的六位数字，每 30 秒更换一次。"
      look="code"
      inputMode="numeric"
      autocomplete="one-time-code"
      maxLength={12}
    />
  );
}
