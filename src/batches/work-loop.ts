/** A worker's day: it works until nothing is left, rests, and looks again, sooner when it is woken. */
import type { BatchRunner } from './batch-runner.js';

export interface WorkPlan {
  readonly restMs: number;
  /** Ends after so many rests in a row without work; null: never. */
  readonly restsBeforeEnd: number | null;
  readonly onFailure: (error: unknown) => void;
}

export class WorkLoop {
  private isStopping = false;
  private isWoken = false;
  private endRest: (() => void) | null = null;

  constructor(
    private readonly runner: Pick<BatchRunner, 'runUntilIdle' | 'stop'>,
    private readonly plan: WorkPlan,
  ) {}

  /** Resolves when it was stopped, or had nothing to do for long enough. */
  async run(): Promise<void> {
    let rests = 0;
    while (!this.isStopping) {
      rests = (await this.work()) > 0 ? 0 : rests;
      if (rests === this.plan.restsBeforeEnd || this.isStopping) return;
      await this.rest();
      rests += 1;
    }
  }

  wake(): void {
    this.isWoken = true;
    this.endRest?.();
  }

  /** The item in hand is finished, and no other begun. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.endRest?.();
    await this.runner.stop();
  }

  private async work(): Promise<number> {
    this.isWoken = false;
    try {
      return await this.runner.runUntilIdle();
    } catch (error) {
      // The database is away: what was in hand is anybody's when its time is up.
      this.plan.onFailure(error);
      return 0;
    }
  }

  private rest(): Promise<void> {
    // Woken while it looked through: there may be more than it saw.
    if (this.isWoken) return Promise.resolve();
    return new Promise((resume) => {
      const timer = setTimeout(() => this.endRest?.(), this.plan.restMs);
      this.endRest = () => {
        clearTimeout(timer);
        this.endRest = null;
        resume();
      };
    });
  }
}
