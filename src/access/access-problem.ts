/** What the guard says to those it does not let in. */
import { edgeErrorsOf, type EdgeErrorContent } from '../http/edge-error.js';

const contents = {
  'api-key-missing': {
    kind: 'unauthorised',
    title: { zh: '请先登录，或发送密钥', en: 'Sign in, or send an API key' },
    detail: { zh: '请发送 Authorization: Bearer <密钥>。', en: 'Send Authorization: Bearer <key>.' },
  },
  'api-key-unknown': {
    kind: 'unauthorised',
    title: { zh: '密钥无效', en: 'The API key is not known' },
    detail: { zh: '请发送 Authorization: Bearer <密钥>。', en: 'Send Authorization: Bearer <key>.' },
  },
  'session-ended': {
    kind: 'unauthorised',
    title: { zh: '登录已失效，请重新登录', en: 'The session has ended: sign in again' },
  },
  'sign-in-unfinished': {
    kind: 'unauthorised',
    title: { zh: '登录尚未完成', en: 'Signing in is not finished' },
    detail: { zh: '请先完成登录的下一步。', en: 'Take the next step of signing in first.' },
  },
  'permission-missing': {
    kind: 'forbidden',
    title: { zh: '没有这项权限', en: 'You may not do this' },
  },
  'person-required': {
    kind: 'forbidden',
    title: { zh: '此操作须由本人登录后进行', en: 'A person who has signed in must do this' },
    detail: {
      zh: '配置文件中的密钥和本机直接访问都不代表某个人，API 密钥也不能管理账户。',
      en: 'A key of the settings and a call from this machine stand for nobody; an API key manages no accounts.',
    },
  },
  'origin-not-ours': {
    kind: 'forbidden',
    title: { zh: '请求不是从本站页面发出的', en: 'The request was not started on a page of this site' },
    detail: {
      zh: '登录状态下修改内容的请求须带有本站的 Sec-Fetch-Site 或 Origin 请求头。',
      en: 'With a session, a request that changes something must carry this site’s Sec-Fetch-Site or Origin header.',
    },
  },
  'host-not-local': {
    kind: 'forbidden',
    title: { zh: '未配置密钥时仅限本机访问', en: 'Without an API key only this machine may call' },
    detail: {
      zh: '请登录，或以 127.0.0.1 或 localhost 为主机名从本机访问，或配置 API_KEYS。',
      en: 'Sign in, or call from this machine by the host name 127.0.0.1 or localhost, or configure API_KEYS.',
    },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export type AccessProblemCode = keyof typeof contents;

export const accessProblem = edgeErrorsOf(contents);
