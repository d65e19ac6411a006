/**
 * Batches that ask for reports are worked on by a thread of the service and by a process beside it; a killer takes away one
 * of the two at a drawn moment, or the service while a batch is being sent, and its successor starts on what is left. Once
 * a batch is through, and at the end, everything is looked at.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { addFindings, nothingFound, type Findings } from '../../api/killed-service/findings.js';
import { drawKillMoment, WrittenFiles } from '../../api/killed-service/kill-moments.js';
import { StandbyService, type LiveService } from '../../api/killed-service/service-process.js';
import { Draw } from '../../oracle/draw.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { BatchRegister } from './batch-register.js';
import { inspectBatches } from './inspect-batches.js';
import { SentBatches } from './sent-batches.js';

export interface Trial {
  readonly kills: number;
  readonly seed: number;
  /** Lifts of one batch. */
  readonly lifts: number;
  /** Stops earlier when the time is up, but never before each of the two was killed once. */
  readonly withinMs?: number;
  /** Hears after every kill how far the trial is. */
  readonly tell?: (outcome: Outcome) => void;
}

type Victim = 'service' | 'worker' | 'sending';

export interface Outcome {
  /** While there was work to do. */
  readonly kills: Readonly<Record<Victim, number>>;
  readonly batches: number;
  readonly lifts: number;
  readonly findings: Findings;
}

const environment = {
  ...{ REPORT_SIGNATURES: 'seal-only', BATCH_WORKERS: '1', BATCH_LEASE_SECONDS: '8' },
  CALLER_REQUESTS_PER_MINUTE: '1000000',
};
/** Where nothing is written for so long, the killer strikes all the same. */
const patienceMs = 1_500;

export async function killWorkersOfBatches(trial: Trial): Promise<Outcome> {
  const folder = temporaryFolder('killed-batch');
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
  private readonly register: BatchRegister;
  private readonly sent: SentBatches;
  private readonly findings = nothingFound();
  private readonly kills: Record<Victim, number> = { service: 0, worker: 0, sending: 0 };
  private readonly started = performance.now();
  private service: LiveService | null = null;
  private standby: StandbyService;
  private worker: StandbyService;

  constructor(
    private readonly trial: Trial,
    private readonly dataDir: string,
  ) {
    this.draw = new Draw(trial.seed);
    this.files = new WrittenFiles(dataDir);
    this.register = new BatchRegister(dataDir);
    this.sent = new SentBatches(trial.lifts);
    this.standby = new StandbyService(dataDir, environment);
    this.worker = this.newWorker();
  }

  async whole(): Promise<Outcome> {
    await this.startService();
    this.worker.beginUnheard();
    while (!this.isEnough()) {
      await this.sendUnderFire();
      while (!this.isEnough() && this.register.openItems() > 0) {
        await this.strike(this.draw.pick(['service', 'worker']));
      }
      await this.untilWorkedThrough();
      addFindings(this.findings, await inspectBatches(this.address(), { dataDir: this.dataDir, sent: this.sent }));
    }
    return this.outcome();
  }

  async close(): Promise<void> {
    this.files.close();
    await Promise.all([this.service?.kill(), this.standby.kill(), this.worker.kill()]);
  }

  private outcome(): Outcome {
    const { kills, findings, sent } = this;
    return { kills: { ...kills }, batches: sent.ids.size, lifts: sent.ids.size * this.trial.lifts, findings };
  }

  private isEnough(): boolean {
    const { service, worker, sending } = this.kills;
    const isTimeUp = performance.now() - this.started > (this.trial.withinMs ?? Infinity);
    return service + worker + sending >= this.trial.kills || (isTimeUp && service > 0 && worker > 0);
  }

  /** Every second batch meets the killer on its way in; its sender asks again under the same key. */
  private async sendUnderFire(): Promise<void> {
    const key = this.sent.newKey();
    const first = this.sent.send(this.address(), key);
    if (this.draw.int(0, 1) === 0) {
      const outcome = first.catch(() => null);
      await pause(this.draw.int(0, 400));
      await this.killService();
      this.kills.sending += 1;
      if ((await outcome) !== null) this.trial.tell?.(this.outcome());
    } else await first;
    await this.sent.send(this.address(), key);
  }

  private async strike(victim: 'service' | 'worker'): Promise<void> {
    const { strikes, forget } = this.files.arm(drawKillMoment(this.draw, { ms: 800, archives: true }));
    await Promise.race([strikes, pause(patienceMs)]);
    forget();
    if (this.register.openItems() === 0) return;
    this.kills[victim] += 1;
    if (victim === 'service') await this.killService();
    else await this.killWorker();
    this.trial.tell?.(this.outcome());
  }

  private async killService(): Promise<void> {
    await this.service?.kill();
    await this.startService();
  }

  private async killWorker(): Promise<void> {
    await this.worker.kill();
    this.worker = this.newWorker();
    this.worker.beginUnheard();
  }

  private async startService(): Promise<void> {
    this.service = await this.standby.begin();
    this.standby = new StandbyService(this.dataDir, environment);
  }

  private newWorker(): StandbyService {
    return new StandbyService(this.dataDir, environment, 'service-worker.js');
  }

  private async untilWorkedThrough(): Promise<void> {
    while (this.register.openItems() > 0) await pause(200);
  }

  private address(): string {
    if (this.service === null) throw new Error('no process is running');
    return this.service.address;
  }
}
