/**
 * Expected outcomes of the use cases of this room, as values: pages show them, the JSON doors throw them as problems.
 * Nothing here knows of requests and answers.
 */
import type { EntityManager } from 'typeorm';
import { EdgeError, type EdgeErrorContent, type Fault } from '../http/edge-error.js';

const contents = {
  'sign-in-refused': {
    kind: 'unauthorised',
    title: { zh: '登录名、密码或验证码不正确', en: 'Login, password or code is not right' },
  },
  'sign-in-throttled': {
    kind: 'too-many-requests',
    title: { zh: '尝试次数过多，请稍后再试', en: 'Too many attempts: try again later' },
  },
  'sign-in-ended': {
    kind: 'unauthorised',
    title: { zh: '登录步骤已超时，请重新登录', en: 'Signing in took too long: start again' },
  },
  'sign-in-step-wrong': {
    kind: 'conflict',
    title: { zh: '当前应进行登录的另一步骤', en: 'Another step of signing in comes next' },
  },
  'oidc-unavailable': {
    kind: 'unavailable',
    title: { zh: '无法使用统一身份登录', en: 'The identity provider cannot be used' },
  },
  'oidc-not-set-up': {
    kind: 'not-found',
    title: { zh: '本系统没有设置统一身份登录', en: 'No identity provider is set up here' },
  },
  'oidc-refused': {
    kind: 'unauthorised',
    title: { zh: '统一身份登录未成功', en: 'Signing in at the identity provider did not succeed' },
    detail: {
      zh: '该身份未与本系统中的人员对应：须由管理员先行建立账户，且电子邮箱已经验证。',
      en: 'This identity belongs to nobody here: an operator must enter the person first, and the e-mail address must be verified.',
    },
  },
  'oidc-too-weak': {
    kind: 'unauthorised',
    title: {
      zh: '统一身份登录的认证强度不足',
      en: 'The identity provider has not made sure of you strongly enough',
    },
    detail: {
      zh: '统一身份没有说明这次登录使用了本系统要求的认证方式（如第二因素）。请先在统一身份退出，再用第二因素重新登录。仍不能登录的，请运维人员核对 OIDC_ACR_VALUES、OIDC_AMR_VALUES 与 ID 令牌中的 acr、amr；收到的值见服务日志。',
      en: 'It does not tell that you signed in the way this service requires, by a second factor for one. Sign out over there, then in again with the second factor. If that does not help, whoever runs the service compares OIDC_ACR_VALUES and OIDC_AMR_VALUES with acr and amr of the ID token; the log has what came.',
    },
  },
  'oidc-too-old': {
    kind: 'unauthorised',
    title: {
      zh: '距上次在统一身份认证的时间过长',
      en: 'You signed in at the identity provider too long ago',
    },
    detail: {
      zh: '本系统要求近期在统一身份重新认证。请先在统一身份退出，再重新登录。仍不能登录的，请运维人员核对 OIDC_MAX_AGE_MINUTES，并让 ID 令牌写明 auth_time；收到的值见服务日志。',
      en: 'This service requires a recent sign-in over there. Sign out there, then in again. If that does not help, whoever runs the service looks at OIDC_MAX_AGE_MINUTES and has the provider tell auth_time in the ID token; the log has what came.',
    },
  },
  'password-wrong': {
    kind: 'forbidden',
    title: { zh: '当前密码或验证码不正确', en: 'The current password or code is not right' },
  },
  'no-password': {
    kind: 'conflict',
    title: {
      zh: '该账户通过统一身份登录，没有密码',
      en: 'This account signs in at the identity provider and has no password',
    },
  },
  'sign-in-too-old': {
    kind: 'forbidden',
    title: {
      zh: '登录已超过 15 分钟，请退出后重新登录',
      en: 'Signed in more than 15 minutes ago: sign out and in again',
    },
  },
  'session-unknown': {
    kind: 'not-found',
    title: { zh: '没有这次登录，或者已经退出', en: 'There is no such session, or it has ended' },
  },
  'input-invalid': { kind: 'unprocessable', title: { zh: '填写内容有误', en: 'What was entered has faults' } },
  'person-unknown': { kind: 'not-found', title: { zh: '没有此人', en: 'There is no such person' } },
  'organisation-unknown': { kind: 'not-found', title: { zh: '没有该机构', en: 'There is no such organisation' } },
  'api-key-unknown-id': { kind: 'not-found', title: { zh: '没有该密钥', en: 'There is no such API key' } },
  'login-taken': {
    kind: 'conflict',
    title: { zh: '登录名或电子邮箱已被使用', en: 'The login or e-mail address is taken' },
  },
  'organisation-taken': {
    kind: 'conflict',
    title: { zh: '机构标识已被使用', en: 'The id of the organisation is taken' },
  },
  'not-everywhere': {
    kind: 'forbidden',
    title: { zh: '只有系统运营方的管理员可以建立机构', en: 'Only operators of the service enter organisations' },
  },
  'own-account': {
    kind: 'forbidden',
    title: {
      zh: '不得修改本人的角色、状态或重置本人',
      en: 'Nobody changes their own roles or state, or resets themselves',
    },
  },
  'last-operator': {
    kind: 'conflict',
    title: { zh: '该机构必须保留至少一名可用的管理员', en: 'The organisation must keep at least one active operator' },
  },
  'person-disabled': { kind: 'conflict', title: { zh: '该账户已停用', en: 'This account is disabled' } },
  'version-differs': {
    kind: 'precondition-failed',
    title: { zh: '内容已被他人修改，请刷新后重试', en: 'Somebody changed it meanwhile: read it again' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export type RefusalCode = keyof typeof contents;

export interface Refusal {
  readonly code: RefusalCode;
  readonly faults?: readonly Fault[];
  readonly retryAfterSeconds?: number;
}

export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** What is left of a use case for a transaction of the caller's, who stores something of their own with it. */
export type InWriting<Value> = (manager: EntityManager) => Promise<Outcome<Value>>;

export const done = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });

export const refused = (code: RefusalCode, more: Omit<Refusal, 'code'> = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, ...more },
});

/** In words, for pages (`.content`) and to be thrown by JSON doors. */
export function refusalProblem({ code, faults, retryAfterSeconds }: Refusal): EdgeError {
  return new EdgeError({
    code,
    ...(contents[code] as Omit<EdgeErrorContent, 'code'>),
    ...(faults === undefined ? {} : { faults }),
    ...(retryAfterSeconds === undefined ? {} : { members: { retryAfterSeconds } }),
  });
}

/** The value, or the refusal as a problem. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw refusalProblem(outcome.refusal);
}
