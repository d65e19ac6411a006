/**
 * Token buckets by caller: a minute's worth at once, and so much a minute. Of a bucket only the instant is kept at which
 * it will be full again. In memory of this process; whoever has been quiet longest is forgotten first.
 */

const minuteMs = 60_000;
const longestDebtMs = 2 * minuteMs;
/** Fractions of a millisecond that sums of thirds leave over. */
const tolerance = 1e-6;
/** Memory stays bounded whoever calls. */
const mostCallers = 20_000;

export class TokenBuckets {
  private readonly fullAgainAt = new Map<string, number>();
  private readonly tokenMs: number;

  constructor(perMinute: number) {
    this.tokenMs = minuteMs / perMinute;
  }

  /** null: taken. Otherwise nothing is taken, and so many seconds must pass. */
  take(caller: string, cost: number, now: number): number | null {
    const fullAt = this.fullAt(caller, now);
    // What costs more than a full bucket is let through when the bucket is full.
    const wait = fullAt + Math.min(cost * this.tokenMs, minuteMs) - now - minuteMs;
    if (wait > tolerance) return Math.ceil(wait / 1000 - tolerance);
    this.keep(caller, Math.min(fullAt + cost * this.tokenMs, now + longestDebtMs));
    return null;
  }

  /** Nobody owes more than two minutes: an instant beyond was kept before the clock was set back, and says nothing. */
  private fullAt(caller: string, now: number): number {
    const kept = this.fullAgainAt.get(caller) ?? now;
    return kept > now + longestDebtMs ? now : Math.max(kept, now);
  }

  /** What is found to have cost more afterwards; leaves a debt of at most one more minute. */
  charge(caller: string, cost: number, now: number): void {
    this.keep(caller, Math.min(this.fullAt(caller, now) + cost * this.tokenMs, now + longestDebtMs));
  }

  private keep(caller: string, fullAt: number): void {
    this.fullAgainAt.delete(caller);
    this.fullAgainAt.set(caller, fullAt);
    const [quietest] = this.fullAgainAt.keys();
    if (this.fullAgainAt.size > mostCallers && quietest !== undefined) this.fullAgainAt.delete(quietest);
  }
}
