import type { VNode } from 'preact';
import type { FastifyRequest } from 'fastify';
import type { BothFactors } from '../../access/account/own-password.js';
import type { Refusal } from '../../access/refusal.js';
import { TextInput, WhosePassword } from '../../http/page/fields.js';
import type { FormBody } from '../../http/page/form-body.js';
import type { FormState } from '../../http/page/form-state.js';
import { refusedPage, type RefusedForm } from '../refusals.js';

export interface FormPart {
  readonly form: FormState;
  readonly login: string;
}

/** Asked for again before what guards the account is changed. */
export function CurrentPassword({ form, login }: FormPart): VNode {
  return (
    <>
      <WhosePassword login={login} />
      <TextInput form={form} name="currentPassword" label="当前密码" type="password" autocomplete="current-password" />
    </>
  );
}

export interface BothFactorsPart extends FormPart {
  /** Without one the password is all there is. */
  readonly hasAuthenticator: boolean;
}

/** Both factors, as at sign-in; one field takes a code of the app or a recovery code. */
export function BothFactorsFields({ form, login, hasAuthenticator }: BothFactorsPart): VNode {
  return (
    <>
      <CurrentPassword form={form} login={login} />
      {hasAuthenticator && (
        <TextInput
          form={form}
          name="oneTimeCode"
          label="当前验证码"
          hint="现在的验证器应用显示的六位数字；手机不在身边时，填写一个没有用过的恢复码。"
          look="code"
          autocomplete="one-time-code"
          maxLength={40}
        />
      )}
    </>
  );
}

/** The factors as the form sent them. */
export function factorsIn(sent: FormBody): BothFactors {
  const typed = sent.text('oneTimeCode');
  const digits = typed.replace(/\s/g, '');
  const proof = typed === '' ? null : /^\d{6}$/.test(digits) ? { code: digits } : { recoveryCode: typed };
  return { password: sent.raw('currentPassword'), proof };
}

/** A refusal beside the form; a wrong factor beside the field of the password. */
export function refusedWithPassword(request: FastifyRequest, sent: FormBody, refusal: Refusal): RefusedForm {
  const { form, status } = refusedPage(request, sent, refusal);
  if (refusal.code !== 'password-wrong') return { form, status };
  const text = sent.has('oneTimeCode') ? '当前密码或验证码不正确，或者验证码已经用过' : '当前密码不正确';
  const all = [{ name: 'currentPassword', text }];
  return { form: { ...form, faults: { ...form.faults, title: null, all } }, status };
}
