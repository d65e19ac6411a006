/** Reads what a caller sends for a new endpoint, strictly, every fault at once. Doors and pages use it alike. */
import type { Fault } from '../../http/edge-error.js';
import type { Bilingual } from '../../http/language.js';
import { addressFault, type PostLimits } from './guarded-post.js';
import { webhookProblem } from './webhook-problem.js';
import { webhookTypes, type SubscribedType } from './webhook-types.js';

export interface WebhookOrder {
  readonly url: string;
  readonly description: string;
  readonly types: readonly SubscribedType[];
}

const longestUrl = 2_000;
const longestDescription = 200;
const fields = ['url', 'description', 'types'];

/** @throws the problem `webhook-invalid` with every fault. */
export function readWebhookOrder(json: unknown, limits: Pick<PostLimits, 'loopbackAllowed'>): WebhookOrder {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  if (!isObject) throw webhookProblem('webhook-invalid', [fault('', 'type', `{ ${fields.join(', ')} }`)]);
  const record = json as Readonly<Record<string, unknown>>;
  const faults = Object.keys(record)
    .filter((name) => !fields.includes(name))
    .map((name) => fault(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'unknown-field', fields.join(', ')));
  const { url, description = '', types } = record;
  faults.push(...urlFaults(url, limits));
  if (typeof description !== 'string' || description.length > longestDescription) {
    faults.push(fault('/description', 'text', `0…${longestDescription}`));
  }
  if (!isTypes(types)) faults.push(fault('/types', 'types', webhookTypes.join(', ')));
  if (faults.length > 0) throw webhookProblem('webhook-invalid', faults);
  return { url, description, types } as WebhookOrder;
}

function urlFaults(url: unknown, limits: Pick<PostLimits, 'loopbackAllowed'>): readonly Fault[] {
  const allowed = `https://…, 1…${longestUrl}`;
  if (typeof url !== 'string' || url.length > longestUrl) return [fault('/url', 'address', allowed)];
  const flaw = addressFault(url, limits);
  if (flaw === null) return [];
  return [fault('/url', flaw === 'address-refused' ? 'address-not-public' : 'address', allowed)];
}

const isTypes = (types: unknown): types is readonly SubscribedType[] =>
  Array.isArray(types) &&
  types.length > 0 &&
  new Set(types).size === types.length &&
  types.every((one) => webhookTypes.some((known) => known === one));

const messages = {
  type: { zh: '应为 JSON 对象', en: 'A JSON object is expected' },
  'unknown-field': { zh: '没有这个字段', en: 'There is no such field' },
  address: {
    zh: '应为公网可达的 https 地址，不含用户名、密码和 # 片段',
    en: 'An https address on the public internet, without user, password and fragment',
  },
  'address-not-public': {
    zh: '不允许内网、本机或保留地址',
    en: 'Private, local and reserved addresses are not allowed',
  },
  text: { zh: '应为文字，长度不超过上限', en: 'A text no longer than the limit' },
  types: { zh: '至少选择一种消息类型，且不重复', en: 'At least one type of message, none twice' },
} satisfies Record<string, Bilingual>;

const fault = (pointer: string, code: keyof typeof messages, allowed: string): Fault => ({
  pointer,
  code,
  message: messages[code],
  allowed,
});
