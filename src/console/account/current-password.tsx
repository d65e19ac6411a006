import type { VNode } from 'preact';
import type { FastifyRequest } from 'fastify';
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

/** A refusal beside the form; a wrong password beside its field. */
export function refusedWithPassword(request: FastifyRequest, sent: FormBody, refusal: Refusal): RefusedForm {
  const { form, status } = refusedPage(request, sent, refusal);
  if (refusal.code !== 'password-wrong') return { form, status };
  const all = [{ name: 'currentPassword', text: '当前密码不正确' }];
  return { form: { ...form, faults: { ...form.faults, title: null, all } }, status };
}
