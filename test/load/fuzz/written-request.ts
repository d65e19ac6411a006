import type { InjectOptions } from 'fastify';
import type { Headers } from '../../api/signing-firm.js';
import type { Draw } from '../../oracle/draw.js';
import type { KnownThings } from './known-things.js';
import type { PlannedBody, PlannedRequest } from './planned-request.js';

export interface WrittenRequest extends Pick<InjectOptions, 'remoteAddress'> {
  readonly method: PlannedRequest['operation']['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

export interface Sender {
  readonly things: KnownThings;
  readonly draw: Draw;
  readonly caller: Headers;
}

/** The planned request with real ids, tags and a caller. */
export function writtenRequest(plan: PlannedRequest, { things, draw, caller }: Sender): WrittenRequest {
  const path = pathOf(plan, things, draw);
  const query = new URLSearchParams(plan.query).toString();
  const headers: Record<string, string> = { host: '127.0.0.1', ...caller };
  for (const [name, text] of Object.entries(plan.headers)) headers[name] = text;
  if (plan.headers['if-match'] !== undefined && draw.chance(70)) headers['if-match'] = things.tag(path);
  if (plan.headers['idempotency-key'] !== undefined && draw.chance(70)) {
    headers['idempotency-key'] = `key-${draw.int(0, 1_000_000)}`;
  }
  if (draw.chance(20)) headers['accept-language'] = draw.pick(['en', 'zh-CN', 'de;q=0.9, *;q=0.1', ';;q=x']);
  const { type, payload } = written(plan.body, things, draw);
  if (type !== '') headers['content-type'] = type;
  return {
    method: plan.operation.method,
    url: query === '' ? path : `${path}?${query}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
    // Of many: what one address may ask of public doors is another test's matter.
    remoteAddress: `198.18.${draw.int(0, 255)}.${draw.int(1, 254)}`,
  };
}

function pathOf({ operation, places }: PlannedRequest, things: KnownThings, draw: Draw): string {
  let path = operation.path;
  for (const [name, text] of Object.entries(places).reverse()) {
    const at = path.indexOf(`{${name}}`);
    const prefix = operation.path.slice(0, operation.path.indexOf(`{${name}}`) + name.length + 2);
    const value = encodeURIComponent(text ?? things.place(prefix, draw));
    path = path.slice(0, at) + value + path.slice(at + name.length + 2);
  }
  return path;
}

function written(
  body: PlannedBody | null,
  things: KnownThings,
  draw: Draw,
): { readonly type: string; readonly payload?: string } {
  if (body === null) return { type: '' };
  const payload = body.text ?? JSON.stringify(things.withRealIds(body.json, draw));
  return { type: body.type, payload };
}
