/** How one report is issued, request by request: the part of the trial that knows the ways of issuing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/config/package-root.js';
import { sealFieldName } from '../../../src/reports/signature-slots.js';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One POST of a way. */
export interface Step {
  /** Once in each report: its key is made of it. */
  readonly stage: string;
  readonly path: string;
  /** Of whoever asks; none: nobody in particular. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Whether it puts a file into the archive. */
  readonly archives: boolean;
}

/** The killer may strike while a step is open, and then `send` throws. */
export interface Client {
  send(step: Step): Promise<Answer>;
  ask(path: string): Promise<Answer>;
}

/** What the client of one report remembers: every answer it was given must hold for ever. */
export interface Walk {
  readonly id: string;
  appraised: { readonly id: string; readonly result: string } | null;
  isReviewed: boolean;
  prepared: { readonly number: string; readonly code: string; readonly sha256: string } | null;
  /** File by slot. */
  readonly signed: Map<string, string>;
  /** What the signers' devices made, by request: nobody signs twice because an answer was lost. */
  readonly made: Map<string, string>;
}

export const newWalk = (id: string): Walk => ({
  id,
  appraised: null,
  isReviewed: false,
  prepared: null,
  signed: new Map(),
  made: new Map(),
});

/** A report whose issuing was acknowledged by the last answer of its way. */
export interface AcknowledgedReport {
  readonly appraisalId: string;
  readonly number: string;
  readonly code: string;
  readonly sha256: string;
}

export interface WayOfIssuing {
  /** Settings of the service. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the killer may strike. */
  readonly stages: readonly string[];
  /** Of somebody who may read reports. */
  readonly reader: Readonly<Record<string, string>>;
  /** Recorded signatures of an issued report, in their order. */
  readonly slots: readonly string[];
  /** Signed fields of an issued file. */
  readonly fields: readonly string[];
  /** Takes up where an earlier attempt was cut off. */
  issue(walk: Walk, client: Client): Promise<AcknowledgedReport>;
}

export function granted({ status, body }: Answer): Answer['body'] {
  if (status !== 200 && status !== 201) throw new Error(`not granted: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Small, so that the time goes into the kills. */
export function trialOrder(): object {
  const file = join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const whole = JSON.parse(readFileSync(file, 'utf8')) as { components: unknown[] };
  return { ...whole, components: whole.components.slice(0, 3) };
}

export async function appraise(walk: Walk, client: Client, headers = {}): Promise<NonNullable<Walk['appraised']>> {
  const step = { stage: 'appraisal', path: '/v1/appraisals', headers, body: trialOrder(), archives: false };
  const { id, appraisal } = granted(await client.send(step)) as {
    id: string;
    appraisal: { fingerprints: { result: string } };
  };
  walk.appraised = { id, result: appraisal.fingerprints.result };
  return walk.appraised;
}

export function acknowledged(appraisalId: string, body: Answer['body']): AcknowledgedReport {
  if (body.state !== 'archived') throw new Error(`not issued: ${JSON.stringify(body)}`);
  const { number, code, sha256 } = body as Record<'number' | 'code' | 'sha256', string>;
  return { appraisalId, number, code, sha256 };
}

/** One request after the appraisal: number, drawing, the firm's seal, archive and record. */
export const sealAlone: WayOfIssuing = {
  environment: { REPORT_SIGNATURES: 'seal-only' },
  stages: ['report'],
  reader: {},
  slots: [],
  fields: [sealFieldName],
  issue: async (walk, client) => {
    const { id } = walk.appraised ?? (await appraise(walk, client));
    const step = { stage: 'report', path: `/v1/appraisals/${id}/report`, archives: true };
    return acknowledged(id, granted(await client.send(step)));
  },
};
