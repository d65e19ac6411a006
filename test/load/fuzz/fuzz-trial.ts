/** Every described operation is asked many times, soundly and not; every answer is judged by the description. */
import fc from 'fast-check';
import { ForeignFirm } from '../../api/foreign-firm.js';
import { enteredAt } from '../../api/signed-in.js';
import { Draw } from '../../oracle/draw.js';
import { answerOf } from './answer-of.js';
import { callerFor, newCallers } from './callers.js';
import { Judge, parsed, type JudgedAnswer } from './judge.js';
import { KnownThings } from './known-things.js';
import { describedInterface, type Operation } from './operations.js';
import { plannedRequests, type PlannedRequest } from './planned-request.js';
import { addPublicThings } from './public-things.js';
import { writtenRequest, type WrittenRequest } from './written-request.js';

export interface FuzzTrial {
  readonly requests: number;
  readonly seed: number;
  readonly only?: (name: string) => boolean;
  readonly tell?: (sent: number, findings: readonly string[]) => void;
}

export interface FuzzOutcome {
  readonly requests: number;
  readonly operations: number;
  /** Operations that never answered with a success, whatever was tried. */
  readonly neverGranted: readonly string[];
  readonly statuses: Readonly<Record<string, number>>;
  /** Each once, with the first request that showed it. */
  readonly findings: readonly string[];
}

const newCallersAfter = 400;
const tickMs = 250;

export async function fuzz(trial: FuzzTrial): Promise<FuzzOutcome> {
  const firm = new ForeignFirm();
  await firm.start();
  try {
    return await new Run(trial, firm).whole();
  } finally {
    await firm.stop();
  }
}

class Run {
  private readonly draw: Draw;
  private readonly described = describedInterface();
  private readonly judge = new Judge(this.described);
  private readonly findings = new Map<string, string>();
  private readonly statuses: Record<string, number> = {};
  private readonly granted = new Set<string>();
  private nowMs = Date.parse(enteredAt) + 3_600_000;

  constructor(
    private readonly trial: FuzzTrial,
    private readonly foreign: ForeignFirm,
  ) {
    this.draw = new Draw(trial.seed);
  }

  async whole(): Promise<FuzzOutcome> {
    const { operations } = this.described;
    const wanted = operations.filter((one) => this.trial.only?.(nameOf(one)) ?? true);
    const things = new KnownThings(await this.foreign.places());
    await addPublicThings(things, this.foreign.firm.service);
    let callers = await newCallers(this.foreign.firm.service);
    const plans = this.plans(wanted);
    for (const [sent, plan] of plans.entries()) {
      if (sent % newCallersAfter === newCallersAfter - 1) callers = await newCallers(this.foreign.firm.service);
      const draw = new Draw(plan.luck);
      const caller = callerFor(callers, draw);
      const status = await this.send(plan, writtenRequest(plan, { things, draw, caller }), things);
      // Signed out by one of the requests.
      if (status === 401 && callers.able.includes(caller)) callers = await newCallers(this.foreign.firm.service);
      if (sent % 1_000 === 999) this.trial.tell?.(sent + 1, this.found());
    }
    return {
      requests: plans.length,
      operations: wanted.length,
      neverGranted: wanted.map(nameOf).filter((name) => !this.granted.has(name)),
      statuses: this.statuses,
      findings: this.found(),
    };
  }

  private found(): readonly string[] {
    return [...this.findings].map(([finding, request]) => `${finding}\n    ${request}`);
  }

  /** As many of each operation, in a drawn order. */
  private plans(operations: readonly Operation[]): readonly PlannedRequest[] {
    const { requests, seed } = this.trial;
    const each = Math.ceil(requests / operations.length);
    const { schemas } = this.described.components;
    const drawn = operations.flatMap((operation, at) =>
      fc.sample(plannedRequests(operation, schemas), { seed: seed + at, numRuns: each }),
    );
    return this.draw.shuffled(drawn);
  }

  private async send(plan: PlannedRequest, request: WrittenRequest, things: KnownThings): Promise<number> {
    this.nowMs += tickMs;
    this.foreign.firm.service.setNow(new Date(this.nowMs).toISOString());
    const answer = await answerOf(this.foreign.app, plan.operation, request);
    this.note(plan.operation, request, answer);
    const json = /json/.test(answer.type) ? parsed(answer.body) : undefined;
    things.learn(plan.operation.path, request.url, { etag: answer.etag, body: json ?? null });
    return answer.status;
  }

  private note(operation: Operation, request: WrittenRequest, answer: JudgedAnswer): void {
    const { status, body } = answer;
    const name = nameOf(operation);
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (status < 400) this.granted.add(name);
    for (const flaw of this.judge.flawsOf(operation, answer)) {
      const finding = `${name} ${flaw}`;
      if (!this.findings.has(finding)) this.findings.set(finding, shown(request, body));
    }
  }
}

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

function shown({ method, url, headers, payload }: WrittenRequest, answer: Buffer): string {
  const known = Object.entries(headers).filter(([name]) => name !== 'authorization' && name !== 'cookie');
  const sent = `${method} ${url} ${JSON.stringify(Object.fromEntries(known))} ${payload?.slice(0, 600) ?? ''}`;
  return `${sent}\n    → ${answer.subarray(0, 500).toString('utf8')}`;
}
