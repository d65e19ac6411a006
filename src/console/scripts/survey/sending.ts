/** Brings drafts and photographs to the service, one at a time, in whatever order they became ready. */
import { withFields } from '../../../assignments/survey/survey-fields.js';
import type { SurveyedComponent } from '../../../assignments/survey/surveyed-component.js';
import type { DraftRecord, HeldComponent, PhotoRecord } from './local-store.js';

export type Sent =
  | { readonly kind: 'stored'; readonly held: HeldComponent; readonly version: number }
  | { readonly kind: 'changed'; readonly theirs: HeldComponent }
  | { readonly kind: 'photographed'; readonly photoId: string }
  | { readonly kind: 'refused'; readonly faults: readonly string[] }
  /** The session has ended. */
  | { readonly kind: 'signed-out' }
  /** No network, or a service that cannot now: later is another time. */
  | { readonly kind: 'later' };

interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly faults?: readonly { readonly message?: string }[];
  readonly current?: SurveyedComponent;
  readonly currentTag?: string;
}

export async function sendDraft({ assignmentId, componentId, base, fields }: DraftRecord): Promise<Sent> {
  const component = withFields(base.component, fields);
  const path = `/v1/assignments/${encodeURIComponent(assignmentId)}/working-paper/components/${encodeURIComponent(componentId)}`;
  const headers = { 'content-type': 'application/json', 'if-match': `"${base.sha256}"` };
  const answer = await ask(path, { method: 'PUT', headers, body: JSON.stringify(component) });
  if (answer === null) return { kind: 'later' };
  if (answer.ok) {
    const saved = (await answer.json()) as { version: number; component: SurveyedComponent; sha256: string };
    return { kind: 'stored', held: { component: saved.component, sha256: saved.sha256 }, version: saved.version };
  }
  return refusalOf(answer);
}

export async function sendPhoto({ assignmentId, key, ...photo }: PhotoRecord): Promise<Sent> {
  const body = new FormData();
  body.append('componentId', photo.componentId);
  body.append('takenAt', photo.takenAt);
  body.append('note', photo.note);
  body.append('file', photo.file, photo.fileName);
  const path = `/v1/assignments/${encodeURIComponent(assignmentId)}/photos`;
  const answer = await ask(path, { method: 'POST', headers: { 'idempotency-key': key }, body });
  if (answer === null) return { kind: 'later' };
  if (answer.ok) return { kind: 'photographed', photoId: ((await answer.json()) as { id: string }).id };
  return refusalOf(answer);
}

async function ask(path: string, init: RequestInit): Promise<Response | null> {
  const language = { 'accept-language': 'zh-CN', accept: 'application/json' };
  try {
    return await fetch(path, { ...init, headers: { ...language, ...(init.headers as Record<string, string>) } });
  } catch {
    return null;
  }
}

async function refusalOf(answer: Response): Promise<Sent> {
  if (answer.status === 401) return { kind: 'signed-out' };
  if (answer.status >= 500 || answer.status === 429) return { kind: 'later' };
  const problem = (await answer.json().catch(() => ({}))) as ProblemBody;
  // Under way with the same key: the first answer was lost on its way.
  if (problem.code === 'idempotency-key-in-flight') return { kind: 'later' };
  const { current, currentTag } = problem;
  if (answer.status === 412 && current !== undefined && currentTag !== undefined) {
    return { kind: 'changed', theirs: { component: current, sha256: currentTag } };
  }
  return { kind: 'refused', faults: wordsOf(problem, answer.status) };
}

function wordsOf({ title, detail, faults = [] }: ProblemBody, status: number): readonly string[] {
  const said = [title, detail, ...faults.map(({ message }) => message)].filter((text) => text !== undefined);
  return said.length > 0 ? said : [`服务拒绝了这次发送（${status}）`];
}
