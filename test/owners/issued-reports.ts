/** A service whose firm issues reports: over HTTP with its key, read by anybody without one. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { packageRoot } from '../../src/config/package-root.js';
import type { Environment } from '../../src/config/settings.js';
import { startService, type RunningService } from '../api/running-service.js';

const key = 'key-of-the-firm';
const otherKey = 'key-of-another-firm';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface IssuedReport {
  readonly appraisalId: string;
  readonly number: string;
  readonly code: string;
  readonly sha256: string;
}

export interface Firm {
  readonly service: RunningService;
  /** A request in the firm's name. */
  post(path: string, body?: object): request.Test;
  put(path: string, body: object): request.Test;
  delete(path: string): request.Test;
  /** The bytes of a file as the body. */
  postBytes(path: string, bytes: Buffer): request.Test;
  get(path: string): request.Test;
  postAsAnother(path: string, body?: object): request.Test;
  /** A request of nobody in particular. */
  read(path: string): request.Test;
  readPage(path: string): request.Test;
  sendForm(path: string, fields: Readonly<Record<string, string>>): request.Test;
  sendFile(path: string, name: string, bytes: Buffer): request.Test;
  verify(bytes: Buffer): request.Test;
  verifyCode(code: string): request.Test;
  appraise(changes?: Readonly<Record<string, unknown>>): Promise<string>;
  issue(changes?: Readonly<Record<string, unknown>>): Promise<IssuedReport>;
  pdf(report: IssuedReport): Promise<Buffer>;
}

export function exampleOrder(componentCount = 4): Record<string, unknown> {
  const file = join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const whole = JSON.parse(readFileSync(file, 'utf8')) as { components: unknown[] };
  return {
    ...whole,
    components: whole.components.slice(0, componentCount),
    referenceDate: '2026-06-30',
    knownAt: undefined,
  };
}

export async function startFirm(environment: Environment = {}): Promise<Firm> {
  const API_KEYS = `firm:${sha256(key)},another:${sha256(otherKey)}`;
  const service = await startService({ API_KEYS, ...environment });
  const as = (test: request.Test, bearer = key): request.Test => test.set('authorization', `Bearer ${bearer}`);
  const http = request(service.server);
  const post = (path: string, body?: object): request.Test => as(http.post(path)).send(body);
  const ok = ({ status, body }: Response): Record<string, string> => {
    if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`);
    return body as Record<string, string>;
  };
  const appraise = async (changes: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    ok(await post('/v1/appraisals', { ...exampleOrder(), ...changes }))['id'] ?? '';
  return {
    service,
    post,
    put: (path, body) => as(http.put(path)).send(body),
    delete: (path) => as(http.delete(path)),
    postBytes: (path, bytes) => as(http.post(path)).type('application/octet-stream').send(bytes),
    get: (path) => as(http.get(path)),
    postAsAnother: (path, body) => as(http.post(path), otherKey).send(body),
    read: (path) => http.get(path),
    readPage: (path) => http.get(path).set('accept', 'text/html'),
    sendForm: (path, fields) => http.post(path).set('accept', 'text/html').type('form').send(fields),
    sendFile: (path, name, bytes) => http.post(path).set('accept', 'text/html').attach('file', bytes, name),
    verify: (bytes) => http.post('/v1/verifications').type('application/pdf').send(bytes),
    verifyCode: (code) => http.post('/v1/verifications').send({ code }),
    appraise,
    issue: async (changes) => {
      const appraisalId = await appraise(changes);
      return ok(await post(`/v1/appraisals/${appraisalId}/report`)) as unknown as IssuedReport;
    },
    pdf: async ({ appraisalId }) =>
      (await as(http.get(`/v1/appraisals/${appraisalId}/report`)).responseType('blob')).body as Buffer,
  };
}
