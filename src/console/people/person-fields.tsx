import type { VNode } from 'preact';
import type { PersonView } from '../../access/people/person-view.js';
import { roles } from '../../access/roles.js';
import { Choices, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { roleNames } from '../role-names.js';

export interface PersonFieldsWishes {
  readonly form: FormState;
  readonly chosen: readonly string[];
}

/** What is entered of a person and may change later. */
export function PersonFields({ form, chosen }: PersonFieldsWishes): VNode {
  const options = roles.map((role) => ({ value: role, label: roleNames[role].name, hint: roleNames[role].task }));
  return (
    <>
      <TextInput form={form} name="name" label="姓名" maxLength={100} />
      <TextInput
        form={form}
        name="email"
        label="电子邮箱"
        hint="接收通知；不填则只在站内看到。"
        inputMode="email"
        isOptional
      />
      <Choices form={form} name="roles" label="角色" options={options} chosen={chosen} />
    </>
  );
}

/** How somebody signs in. */
export function signInWords({ signIn, hasAuthenticator }: PersonView): string {
  if (signIn === 'oidc') return '统一身份';
  if (signIn === 'first') return '尚未首次登录';
  return hasAuthenticator ? '密码和验证器' : '密码，尚未设置验证器';
}
