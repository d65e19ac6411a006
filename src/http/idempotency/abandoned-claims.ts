import { EdgeError } from '../edge-error.js';
import type { IdempotencyClaim } from './idempotency.entities.js';

/**
 * Claims of this process that nobody works on any more, yet stand in the database, which was away when they were to be given
 * back: whoever comes again with the key need not wait until they run out.
 */
export class AbandonedClaims {
  /** When each runs out by itself, by its id, in the order they were made. */
  private readonly expiries = new Map<string, string>();

  constructor(private readonly now: () => Date) {}

  add({ claimId, expiresAt }: IdempotencyClaim): void {
    const now = this.now().toISOString();
    for (const [id, expiry] of this.expiries) {
      if (expiry > now) break;
      this.expiries.delete(id);
    }
    this.expiries.set(claimId, expiresAt);
  }

  has({ claimId }: IdempotencyClaim): boolean {
    return this.expiries.has(claimId);
  }
}

/** Whether a transaction may have been stored although it failed: its connection broke before the answer came. */
export const mayBeStored = (error: unknown): boolean => !(error instanceof EdgeError) || error.kind === 'unavailable';
