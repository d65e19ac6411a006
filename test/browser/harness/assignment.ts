/** An assignment made over the JSON interface, with the cookie of the person at the browser: everything but the valuation. */
import type { Page } from 'playwright-core';
import { complete, liftFacts } from '../../assignments/office.js';

interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly body: Record<string, unknown>;
  readonly etag: string;
}

/** Throws unless the service obeys. */
export async function send(page: Page, { method, path, body, headers }: Sent): Promise<Answered> {
  const origin = new URL(page.url()).origin;
  const data = body === undefined ? {} : { data: JSON.stringify(body) };
  const all = { origin, 'content-type': 'application/json', ...headers };
  const answer = await page.request.fetch(path, { method, headers: all, ...data });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return { body: (await answer.json()) as Record<string, unknown>, etag: answer.headers()['etag'] ?? '' };
}

/** Id of an assignment whose engagement, contract and plan are settled. */
export async function openAssignment(page: Page, deviceCode: string): Promise<string> {
  const firstTime = { 'if-none-match': '*' };
  await send(page, { method: 'PUT', path: `/v1/lifts/${deviceCode}`, body: liftFacts, headers: firstTime });
  const opened = { deviceCode, purpose: '为住宅老旧电梯更新提供残余价值参考' };
  const { body } = await send(page, { method: 'POST', path: '/v1/assignments', body: opened });
  const id = String(body['id']);
  for (const step of ['basic-matters', 'contract', 'plan'] as const) {
    await send(page, { method: 'PUT', path: `/v1/assignments/${id}/steps/${step}`, body: complete[step] });
    await send(page, { method: 'POST', path: `/v1/assignments/${id}/steps/${step}/complete` });
  }
  return id;
}

/** The paper of the assignment with these components. */
export async function savePaper(page: Page, id: string, components: readonly object[]): Promise<void> {
  const path = `/v1/assignments/${id}/working-paper`;
  const { body, etag } = await send(page, { method: 'GET', path });
  const order = { ...(body['order'] as object), components };
  await send(page, { method: 'PUT', path, body: { order }, headers: { 'if-match': etag } });
}

interface PaperComponent {
  readonly id: string;
  readonly survey?: object;
}

/** Every component looked at, every paper received: what the surveyor's page does in the shaft. */
export async function surveyAll(page: Page, id: string): Promise<void> {
  const { body } = await send(page, { method: 'GET', path: `/v1/assignments/${id}/working-paper` });
  const order = body['order'] as { readonly components: readonly PaperComponent[] };
  const seen = { surveyedOn: '2026-10-20', surveyor: '王示例' };
  const components = order.components.map((one) => ({ ...one, survey: { ...one.survey, ...seen } }));
  await savePaper(page, id, components);
  const labels = components.map((one) => ({ componentId: one.id, label: 'verified' }));
  const contents = { survey: complete.survey, documents: { ...complete.documents, labels } };
  for (const [step, content] of Object.entries(contents)) {
    await send(page, { method: 'PUT', path: `/v1/assignments/${id}/steps/${step}`, body: content });
    await send(page, { method: 'POST', path: `/v1/assignments/${id}/steps/${step}/complete` });
  }
}
