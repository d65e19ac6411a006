import { EdgeError } from '../edge-error.js';
import type { IdempotencyClaim } from './idempotency.entities.js';

/**
 * Claims of this process that nobody works on any more, yet stand in the database, which was away when they were to be given
 * back: whoever comes again with the key need not wait until they run out.
 */
export class AbandonedClaims {
  /** When each has run out by itself at the latest, by its id, in the order they were added. */
  private readonly expiries = new Map<string, number>();

  constructor(
    private readonly now: () => Date,
    private readonly lastsMs: number,
  ) {}

  add({ claimId }: IdempotencyClaim): void {
    const now = this.now().getTime();
    for (const [id, expiry] of this.expiries) {
      if (expiry > now) break;
      this.expiries.delete(id);
    }
    this.expiries.set(claimId, now + this.lastsMs);
  }

  has({ claimId }: IdempotencyClaim): boolean {
    return this.expiries.has(claimId);
  }
}

/** Whether a transaction may have been stored although it failed: its connection broke before the answer came. */
export const mayBeStored = (error: unknown): boolean => !(error instanceof EdgeError) || error.kind === 'unavailable';
