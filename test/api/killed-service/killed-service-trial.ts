/**
 * A client issues report after report; a killer takes the process away while an issuing request is unanswered; the next
 * process starts on what is left and everything is looked at. A kill counts when the register shows that the request had
 * begun: from the claim of its key to the record nobody was told of.
 */
import { Draw } from '../../oracle/draw.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { lostOf } from './chain-check.js';
import { addFindings, nothingFound, type Findings } from './findings.js';
import { Inspection, servedReport } from './inspection.js';
import {
  newWalk,
  type AcknowledgedReport,
  type Answer,
  type Client,
  type Step,
  type Walk,
  type WayOfIssuing,
} from './issue-one-report.js';
import { drawKillMoment, WrittenFiles } from './kill-moments.js';
import { Register, type Reached, type VersionRow } from './register.js';
import { StandbyService, type LiveService } from './service-process.js';
import { StepSender } from './step-sender.js';

export interface Trial {
  readonly kills: number;
  readonly seed: number;
  /** Made ready in the data folder before the service starts there. */
  readonly way: (dataDir: string) => Promise<WayOfIssuing>;
  /** Stops earlier when the time is up, but never before one kill has counted. */
  readonly withinMs?: number;
  /** Hears after every kill how far the trial is. */
  readonly tell?: (outcome: Outcome) => void;
}

export interface Outcome {
  /** Those that count. */
  readonly kills: number;
  /** How far the killed requests had come; `nothing` does not count. */
  readonly reached: Readonly<Record<Reached, number>>;
  /** Kills that count, by the stage that was cut off. */
  readonly struck: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  /** Unfinished files that kills left in the archive. */
  readonly halfFiles: number;
  readonly findings: Findings;
}

/** @throws when the service does not start again, or refuses what it must grant. */
export async function killWhileIssuing(trial: Trial): Promise<Outcome> {
  const folder = temporaryFolder('killed');
  try {
    const run = new TrialRun(trial, folder.path, await trial.way(folder.path));
    return await run.whole().finally(() => run.close());
  } finally {
    folder.remove();
  }
}

class TrialRun {
  private readonly draw: Draw;
  private readonly files: WrittenFiles;
  private readonly register: Register;
  private readonly walks: Walk[] = [];
  private readonly acknowledged: AcknowledgedReport[] = [];
  private readonly findings = nothingFound();
  private readonly reached: Record<Reached, number> = { nothing: 0, claim: 0, number: 0, archive: 0, record: 0 };
  private readonly struck: Record<string, number>;
  private readonly usualMs = new Map<string, number>();
  private readonly started = performance.now();
  private standby: StandbyService;
  private live: LiveService | null = null;

  constructor(
    private readonly trial: Trial,
    private readonly dataDir: string,
    private readonly way: WayOfIssuing,
  ) {
    this.draw = new Draw(trial.seed);
    this.files = new WrittenFiles(dataDir);
    this.register = new Register(dataDir);
    this.struck = Object.fromEntries(way.stages.map((stage) => [stage, 0]));
    this.standby = new StandbyService(dataDir, way.environment);
  }

  async whole(): Promise<Outcome> {
    const { walks, acknowledged } = this;
    const inspection = await Inspection.of(this.dataDir, this.way);
    await this.start();
    while (this.kills() === 0 || (this.kills() < this.trial.kills && !this.isTimeUp())) {
      await inspection.keepCheckpoint(this.address());
      const walk = newWalk(`walk-${walks.length + 1}`);
      walks.push(walk);
      const isKilled = await this.issueUnderFire(walk);
      if (!isKilled) continue;
      addFindings(this.findings, await inspection.inspect(this.address(), { walks, acknowledged }));
      this.trial.tell?.(this.outcome());
    }
    addFindings(this.findings, await inspection.afresh().inspect(this.address(), { walks, acknowledged }));
    return this.outcome();
  }

  async close(): Promise<void> {
    this.files.close();
    await this.live?.kill();
    await this.standby.kill();
  }

  private outcome(): Outcome {
    const { reached, struck, findings } = this;
    const halfFiles = this.register.halfFiles().length;
    return { kills: this.kills(), reached, struck, acknowledged: this.acknowledged.length, halfFiles, findings };
  }

  private kills(): number {
    return Object.values(this.struck).reduce((sum, one) => sum + one, 0);
  }

  private isTimeUp(): boolean {
    return performance.now() - this.started > (this.trial.withinMs ?? Infinity);
  }

  private async start(): Promise<void> {
    this.live = await this.standby.begin();
    this.standby = new StandbyService(this.dataDir, this.way.environment);
  }

  private address(): string {
    if (this.live === null) throw new Error('no process is running');
    return this.live.address;
  }

  /** True when the process was killed; the report is issued in any case, by the next process if need be. */
  private async issueUnderFire(walk: Walk): Promise<boolean> {
    const sender = new StepSender(walk.id);
    const first = await this.way.issue(walk, this.underFire(sender)).catch((error: unknown) => {
      if (!sender.isKilled) throw error;
      return null;
    });
    if (first !== null) this.acknowledged.push(first);
    if (!sender.isKilled) return false;
    await this.start();
    if (first === null) await this.takeUp(walk, sender);
    return true;
  }

  /** From a drawn stage on, the killer lies in wait at every step until he strikes. */
  private underFire(sender: StepSender): Client {
    const from = this.draw.pick(this.way.stages);
    let isAwaited = false;
    return {
      send: (step) => {
        // The answer came in spite of the kill; whoever it came to goes on with the next process.
        if (sender.isKilled) throw new Error('killed');
        isAwaited ||= step.stage === from;
        return isAwaited ? this.sendUnderFire(sender, step) : sender.send(this.address(), step);
      },
      ask: (path) => this.ask(path),
    };
  }

  /** Sends a step and kills the process at a drawn moment, if the answer has not come by then. */
  private async sendUnderFire(sender: StepSender, step: Step): Promise<Answer> {
    const usualMs = this.usualMs.get(step.stage) ?? 200;
    this.register.remember();
    const { strikes, forget } = this.files.arm(drawKillMoment(this.draw, { ms: usualMs, archives: step.archives }));
    const began = performance.now();
    const answer = sender.send(this.address(), step);
    const isStruck = await Promise.race([strikes.then(() => true), answer.then(() => false)]);
    forget();
    if (isStruck) {
      sender.isKilled = true;
      await this.live?.kill();
    } else {
      this.usualMs.set(step.stage, usualMs + (performance.now() - began - usualMs) / 4);
    }
    return answer;
  }

  private async ask(path: string): Promise<Answer> {
    const answer = await fetch(this.address() + path, { headers: this.way.reader });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  /** The report that was cut off is asked for again: it comes under the number and code it had been given. */
  private async takeUp(walk: Walk, sender: StepSender): Promise<void> {
    this.count(sender);
    this.findings.lost.push(...lostOf(walk, this.register));
    const appraisalId = walk.appraised?.id;
    const before = this.register.versions().find((version) => version.appraisalId === appraisalId);
    if (before?.sha256 === null && (await servedReport(this.address(), before.appraisalId, this.way.reader)) !== null) {
      this.findings.unsigned.push(`${before.number} is served without a record`);
    }
    const client: Client = {
      send: (step) => sender.sendAgain(this.address(), step),
      ask: (path) => this.ask(path),
    };
    const again = await this.way.issue(walk, client);
    this.acknowledged.push(again);
    if (before) this.compare(before, again);
  }

  private count({ interrupted }: StepSender): void {
    const reached = interrupted ? this.register.reached(interrupted.key) : 'nothing';
    this.reached[reached] += 1;
    if (interrupted && reached !== 'nothing') {
      this.struck[interrupted.stage] = (this.struck[interrupted.stage] ?? 0) + 1;
    }
  }

  private compare(before: VersionRow, again: AcknowledgedReport): void {
    const isTakenUp = before.number === again.number && before.code === again.code;
    if (!isTakenUp) this.findings.holes.push(`${before.number} was not taken up again`);
    if (before.sha256 !== null && before.sha256 !== again.sha256) {
      this.findings.doubled.push(`${again.number} was issued anew`);
    }
  }
}
