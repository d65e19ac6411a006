/** What the framework refuses before any room of ours is reached, in our words. */
import { HttpException } from '@nestjs/common';
import type { EdgeErrorContent } from './edge-error.js';

const contents = {
  'route-not-found': {
    kind: 'not-found',
    title: { zh: '没有这个地址', en: 'There is nothing at this address' },
    detail: { zh: '接口清单见 /docs。', en: 'The interface is described at /docs.' },
  },
  'body-too-large': {
    kind: 'too-large',
    title: { zh: '请求内容过大', en: 'The body is too large' },
    detail: { zh: '请减少内容后重试。', en: 'Send less at once.' },
  },
  'unsupported-media-type': {
    kind: 'unsupported-media-type',
    title: { zh: '不支持的内容类型', en: 'This media type is not supported' },
    detail: {
      zh: '请以 Content-Type: application/json 发送 UTF-8 编码的 JSON。',
      en: 'Send JSON in UTF-8 with Content-Type: application/json.',
    },
  },
  'request-malformed': {
    kind: 'malformed',
    title: { zh: '请求格式错误', en: 'The request is malformed' },
  },
  unavailable: {
    kind: 'unavailable',
    title: { zh: '服务正在停止或暂不可用', en: 'The service is stopping or not available' },
    detail: { zh: '请稍后重试。', en: 'Try again in a moment.' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

type FrameworkCode = keyof typeof contents;

export const frameworkContent = (code: FrameworkCode): EdgeErrorContent => ({ code, ...contents[code] });

/** null: not the caller's fault but ours. */
export function frameworkProblem(error: unknown): EdgeErrorContent | null {
  const status = statusOf(error);
  if (status === 404) return frameworkContent('route-not-found');
  if (status === 413) return frameworkContent('body-too-large');
  if (status === 415) return frameworkContent('unsupported-media-type');
  if (status === 503) return frameworkContent('unavailable');
  return status !== null && status >= 400 && status < 500 ? frameworkContent('request-malformed') : null;
}

/** Nest's exceptions carry `getStatus()`, Fastify's errors `statusCode`. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
}
