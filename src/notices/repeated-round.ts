import { outsideScopes } from '../http/organisation-scope.js';

/** Runs one round of work again and again, never two at once; stopping waits for the round under way. */
export class RepeatedRound {
  private timer: NodeJS.Timeout | null = null;
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly everyMs: number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.run().catch(this.onFailure), this.everyMs);
    this.timer.unref();
  }

  /** One round now; whoever asks while a round runs waits for it and for one more, since the first may have passed by. */
  async run(): Promise<void> {
    while (this.underWay !== null) await this.underWay.catch(() => undefined);
    // Whoever asks for a round asks for everybody's.
    this.underWay = outsideScopes(this.work);
    try {
      await this.underWay;
    } finally {
      this.underWay = null;
    }
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    while (this.underWay !== null) await this.underWay.catch(() => undefined);
  }
}
