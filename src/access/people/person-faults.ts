/** What is entered about people and organisations: every fault at once. */
import type { Fault } from '../../http/edge-error.js';
import { isOrganisationKind, isRole, organisationKinds, roles } from '../roles.js';

const rules = {
  login: {
    code: 'login-invalid',
    message: { zh: '登录名不符合要求', en: 'The login is not acceptable' },
    allowed: 'a–z, 0–9, . _ - + @, 2–100 characters, beginning with a letter or digit',
    isAllowed: (value: unknown) => matches(value, /^[a-z0-9][a-z0-9._@+-]{1,99}$/),
  },
  name: {
    code: 'name-invalid',
    message: { zh: '姓名或名称不符合要求', en: 'The name is not acceptable' },
    allowed: '1–100 characters on one line',
    isAllowed: (value: unknown) => matches(value, /^(?!\s)[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,100}(?<!\s)$/u),
  },
  email: {
    code: 'email-invalid',
    message: { zh: '电子邮箱不符合要求', en: 'The e-mail address is not acceptable' },
    allowed: 'name@example.org, or null',
    isAllowed: (value: unknown) =>
      value === null || matches(value, /^(?=.{3,254}$)[^\s@<>()",;:\\]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/),
  },
  roles: {
    code: 'roles-invalid',
    message: { zh: '角色不符合要求', en: 'The roles are not acceptable' },
    allowed: `one or more of ${roles.join(', ')}, none twice`,
    isAllowed: (value: unknown) =>
      Array.isArray(value) && value.length > 0 && value.every(isRole) && new Set(value).size === value.length,
  },
  state: {
    code: 'state-invalid',
    message: { zh: '状态不符合要求', en: 'The state is not acceptable' },
    allowed: 'active, disabled',
    isAllowed: (value: unknown) => value === 'active' || value === 'disabled',
  },
  signIn: {
    code: 'sign-in-invalid',
    message: { zh: '登录方式不符合要求', en: 'The way of signing in is not acceptable' },
    allowed: 'password; oidc (with an e-mail address, where an identity provider is set up)',
    isAllowed: (value: unknown) => value === 'password' || value === 'oidc',
  },
  id: {
    code: 'organisation-id-invalid',
    message: { zh: '机构标识不符合要求', en: 'The id of the organisation is not acceptable' },
    allowed: 'a–z, 0–9 and -, 2–64 characters, beginning with a letter or digit',
    isAllowed: (value: unknown) => matches(value, /^[a-z0-9][a-z0-9-]{1,63}$/),
  },
  kind: {
    code: 'organisation-kind-invalid',
    message: { zh: '机构类型不符合要求', en: 'The kind of organisation is not acceptable' },
    allowed: organisationKinds.join(', '),
    isAllowed: isOrganisationKind,
  },
} as const;

const matches = (value: unknown, form: RegExp): boolean => typeof value === 'string' && form.test(value);

/** Of each field that is given. */
export function enteredFaults(entered: Readonly<Partial<Record<keyof typeof rules, unknown>>>): readonly Fault[] {
  return (Object.keys(entered) as (keyof typeof rules)[]).flatMap((field) => {
    const { code, message, allowed, isAllowed } = rules[field];
    return entered[field] === undefined || isAllowed(entered[field])
      ? []
      : [{ pointer: `/${field}`, code, message, allowed }];
  });
}
