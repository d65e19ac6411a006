/**
 * A client issues report after report; a killer takes the process away while an issuing request is unanswered; the next
 * process starts on what is left and everything is looked at. A kill counts when the register shows that the request had
 * begun: from the claim of its key to the record nobody was told of.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/config/package-root.js';
import { Draw } from '../../oracle/draw.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { Inspection, nothingFound, servedReport, type Findings } from './inspection.js';
import type { AcknowledgedReport, IssueOneReport, SendStep } from './issue-one-report.js';
import { drawKillMoment, WrittenFiles } from './kill-moments.js';
import { Register, type Reached, type VersionRow } from './register.js';
import { StandbyService, type LiveService } from './service-process.js';
import { StepSender } from './step-sender.js';

export interface Trial {
  readonly kills: number;
  readonly seed: number;
  readonly issue: IssueOneReport;
  /** Stops earlier when the time is up, but never before one kill has counted. */
  readonly withinMs?: number;
}

export interface Outcome {
  /** Those that count. */
  readonly kills: number;
  /** How far the killed requests had come; `nothing` does not count. */
  readonly reached: Readonly<Record<Reached, number>>;
  readonly acknowledged: number;
  /** Unfinished files that kills left in the archive. */
  readonly halfFiles: number;
  readonly findings: Findings;
}

function order(): object {
  const file = join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const whole = JSON.parse(readFileSync(file, 'utf8')) as { components: unknown[] };
  return { ...whole, components: whole.components.slice(0, 3) };
}

/** @throws when the service does not start again, or refuses what it must grant. */
export async function killWhileIssuing(trial: Trial): Promise<Outcome> {
  const folder = temporaryFolder('killed');
  const run = new TrialRun(trial, folder.path);
  try {
    return await run.whole();
  } finally {
    await run.close();
    folder.remove();
  }
}

class TrialRun {
  private readonly draw: Draw;
  private readonly files: WrittenFiles;
  private readonly register: Register;
  private readonly acknowledged: AcknowledgedReport[] = [];
  private readonly findings = nothingFound();
  private readonly reached: Record<Reached, number> = { nothing: 0, claim: 0, number: 0, archive: 0, record: 0 };
  private readonly started = performance.now();
  private standby: StandbyService;
  private live: LiveService | null = null;
  private usualMs = 400;

  constructor(
    private readonly trial: Trial,
    private readonly dataDir: string,
  ) {
    this.draw = new Draw(trial.seed);
    this.files = new WrittenFiles(dataDir);
    this.register = new Register(dataDir);
    this.standby = new StandbyService(dataDir);
  }

  async whole(): Promise<Outcome> {
    const inspection = await Inspection.of(this.dataDir, this.register);
    await this.start();
    while (this.kills() === 0 || (this.kills() < this.trial.kills && !this.isTimeUp())) {
      const appraisalId = await this.appraise();
      await inspection.keepCheckpoint(this.address());
      const isKilled = await this.issueUnderFire(appraisalId);
      if (isKilled) this.note(await inspection.inspect(this.address(), this.acknowledged));
    }
    const last = await Inspection.of(this.dataDir, this.register);
    this.note(await last.inspect(this.address(), this.acknowledged));
    const { findings, reached } = this;
    const halfFiles = this.register.halfFiles().length;
    return { kills: this.kills(), reached, acknowledged: this.acknowledged.length, halfFiles, findings };
  }

  async close(): Promise<void> {
    this.files.close();
    await this.live?.kill();
    await this.standby.kill();
  }

  private kills(): number {
    return Object.values(this.reached).reduce((sum, one) => sum + one, -this.reached.nothing);
  }

  private isTimeUp(): boolean {
    return performance.now() - this.started > (this.trial.withinMs ?? Infinity);
  }

  private async start(): Promise<void> {
    this.live = await this.standby.begin();
    this.standby = new StandbyService(this.dataDir);
  }

  private address(): string {
    if (this.live === null) throw new Error('no process is running');
    return this.live.address;
  }

  private async appraise(): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(order()) };
    const answer = await fetch(`${this.address()}/v1/appraisals`, init);
    if (answer.status !== 201) throw new Error(`not appraised: ${await answer.text()}`);
    return ((await answer.json()) as { id: string }).id;
  }

  /** True when the process was killed; the report is issued in any case, by the next process if need be. */
  private async issueUnderFire(appraisalId: string): Promise<boolean> {
    const sender = new StepSender(appraisalId);
    this.register.rememberArchive();
    const began = performance.now();
    const first = await this.trial.issue(appraisalId, this.underFire(sender)).catch((error: unknown) => {
      if (sender.interrupted === null) throw error;
      return null;
    });
    if (first !== null) {
      this.acknowledged.push(first);
      this.usualMs += (performance.now() - began - this.usualMs) / 4;
    }
    if (!sender.isKilled) return false;
    await this.start();
    await this.takeUp(appraisalId, { sender, first });
    return true;
  }

  /** Sends a step and kills the process at a drawn moment, if the answer has not come by then. */
  private underFire(sender: StepSender): SendStep {
    return async (path, body) => {
      const { strikes, forget } = this.files.arm(drawKillMoment(this.draw, this.usualMs));
      const answer = sender.send(this.address(), path, body);
      const isStruck = await Promise.race([strikes.then(() => true), answer.then(() => false)]);
      forget();
      if (isStruck) {
        sender.isKilled = true;
        await this.live?.kill();
      }
      return answer;
    };
  }

  /** The report that was cut off is asked for again: it comes under the number and code it had been given. */
  private async takeUp(appraisalId: string, { sender, first }: CutOff): Promise<void> {
    if (first !== null) return;
    const before = this.register.versions().find((version) => version.appraisalId === appraisalId);
    const reached = this.register.reached(appraisalId, sender.interrupted ?? '');
    this.reached[reached] += 1;
    if (!before?.sha256 && (await servedReport(this.address(), appraisalId)) !== null) {
      this.findings.unsigned.push(`${appraisalId} is served without a record`);
    }
    const again = await this.trial.issue(appraisalId, (path, body) => sender.sendAgain(this.address(), path, body));
    this.acknowledged.push(again);
    if (before) this.compare(before, again);
  }

  private compare(before: VersionRow, again: AcknowledgedReport): void {
    const isTakenUp = before.number === again.number && before.code === again.code;
    if (!isTakenUp) this.findings.holes.push(`${before.number} was not taken up again`);
    if (before.sha256 !== null && before.sha256 !== again.sha256) {
      this.findings.doubled.push(`${again.number} was issued anew`);
    }
  }

  private note(found: Findings): void {
    for (const kind of Object.keys(found) as (keyof Findings)[]) this.findings[kind].push(...found[kind]);
  }
}

interface CutOff {
  readonly sender: StepSender;
  /** The report, when the answer came in spite of the kill. */
  readonly first: AcknowledgedReport | null;
}
