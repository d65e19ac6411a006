import { EdgeError, type EdgeErrorContent } from '../edge-error.js';

const contents = {
  'idempotency-key-invalid': {
    kind: 'malformed',
    title: { zh: 'Idempotency-Key 不符合要求', en: 'The Idempotency-Key is not acceptable' },
    detail: { zh: '允许 1 至 255 个可见 ASCII 字符。', en: 'Allowed are 1 to 255 visible ASCII characters.' },
  },
  'idempotency-key-reused': {
    kind: 'unprocessable',
    title: { zh: 'Idempotency-Key 已用于另一请求', en: 'The Idempotency-Key was used for another request' },
    detail: { zh: '内容不同的请求请使用新的键。', en: 'Use a new key for a request with other content.' },
  },
  'idempotency-key-in-flight': {
    kind: 'conflict',
    title: { zh: '使用同一 Idempotency-Key 的请求正在处理', en: 'A request with this Idempotency-Key is under way' },
    detail: { zh: '请稍后以相同内容重试。', en: 'Try the same request again in a moment.' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export function idempotencyProblem(code: keyof typeof contents): EdgeError {
  return new EdgeError({ code, ...contents[code] });
}
