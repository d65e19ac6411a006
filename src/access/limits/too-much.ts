import { EdgeError } from '../../http/edge-error.js';

const sources = {
  address: { zh: '来自这个网络地址的请求太多', en: 'Too many requests came from this address' },
  caller: { zh: '使用这个账户或密钥的请求太多', en: 'Too many requests came with this account or key' },
} as const;

export function tooMuch(seconds: number, source: keyof typeof sources): EdgeError {
  const { zh, en } = sources[source];
  return new EdgeError({
    kind: 'too-many-requests',
    code: 'too-many-requests',
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    detail: { zh: `${zh}，请在 ${seconds} 秒后重试。`, en: `${en}. Try again in ${seconds} seconds.` },
  });
}
