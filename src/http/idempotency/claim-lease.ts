/** For how long a claim stands by itself, and how often the process that works on its answer says that it lives. */
export interface ClaimLease {
  readonly lastsMs: number;
  readonly renewEveryMs: number;
}

/** A process that died is waited for this long; one that lives may miss two renewals before its claim can be taken over. */
export const usualLease: ClaimLease = { lastsMs: 30_000, renewEveryMs: 10_000 };

/** Renews again and again, never two at once, until the returned function is called. */
export function keepRenewing({ renewEveryMs }: ClaimLease, renew: () => Promise<void>): () => void {
  let isRenewing = false;
  const timer = setInterval(() => {
    if (isRenewing) return;
    isRenewing = true;
    // The database is away: the next one may succeed, and whoever lost the claim learns it when the work is to be stored.
    void renew()
      .catch(() => undefined)
      .finally(() => (isRenewing = false));
  }, renewEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
