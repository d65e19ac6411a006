/**
 * How a service ends without losing a request: it says that it wants no more (`/health/ready`), goes on answering until
 * whoever shares out the requests has heard of it, then takes nothing new, answers what is under way and closes.
 */
import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';

@Injectable()
export class Drain {
  private isBegun = false;

  begin(): void {
    this.isBegun = true;
  }

  /** A check of readiness. */
  check(): Promise<void> {
    return this.isBegun ? Promise.reject(new Error('the service is about to end')) : Promise.resolve();
  }
}

/**
 * For programs. SIGTERM drains, SIGINT (somebody waits at the keyboard) does not, and cuts a drain short; a second signal of one
 * kind ends the process where it stands.
 */
export function endOnSignals(app: INestApplicationContext, drainSeconds: number): void {
  const end = async (seconds: number): Promise<void> => {
    app.get(Drain).begin();
    await wait(seconds * 1000);
    await app.close();
    process.exit(0);
  };
  const failed = (error: unknown): void => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  };
  process.once('SIGTERM', () => void end(drainSeconds).catch(failed));
  process.once('SIGINT', () => void end(0).catch(failed));
}
