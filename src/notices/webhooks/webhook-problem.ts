import { EdgeError, type EdgeErrorContent, type Fault } from '../../http/edge-error.js';

const contents = {
  'webhook-unknown': { kind: 'not-found', title: { zh: '没有这一接收地址', en: 'There is no such webhook endpoint' } },
  'webhook-exists': {
    kind: 'conflict',
    title: { zh: '该接收地址已经登记', en: 'This address is registered already' },
    detail: { zh: '如需新的密钥，请轮换密钥。', en: 'For a new secret, rotate it.' },
  },
  'webhook-too-many': {
    kind: 'conflict',
    title: { zh: '接收地址已达上限 10 个', en: 'There are 10 endpoints already, the most there may be' },
  },
  'webhook-disabled': {
    kind: 'conflict',
    title: { zh: '该接收地址已停用', en: 'This endpoint is disabled' },
    detail: { zh: '请先重新启用。', en: 'Enable it first.' },
  },
  'webhook-invalid': {
    kind: 'unprocessable',
    title: { zh: '接收地址填写有误', en: 'The webhook endpoint has faults' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export type WebhookProblemCode = keyof typeof contents;

export function webhookProblem(code: WebhookProblemCode, faults?: readonly Fault[]): EdgeError {
  const content: Omit<EdgeErrorContent, 'code'> = contents[code];
  return new EdgeError({ code, ...content, ...(faults === undefined ? {} : { faults }) });
}
