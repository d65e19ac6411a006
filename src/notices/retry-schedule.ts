/** When something that could not be delivered is tried again, and when no more. Pure: the chance is passed in. */
export interface RetrySchedule {
  /** Seconds to wait after the first failed attempt, the second, …; after the last one comes no other. */
  readonly waitsSeconds: readonly number[];
}

/** Over two days: what is older than that is in the inbox anyway. */
export const mailRetries: RetrySchedule = { waitsSeconds: [60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400] };

/** Over three days, as Standard Webhooks recommends: a weekend must not lose a message. */
export const webhookRetries: RetrySchedule = {
  waitsSeconds: [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400],
};

/**
 * The next attempt after so many have failed; null: this was the last. Each wait grows by up to a fifth, so that what
 * failed together does not come back together. `chance` is from 0 up to, not including, 1.
 */
export function nextAttempt(
  schedule: RetrySchedule,
  { failed, at, chance }: { readonly failed: number; readonly at: Date; readonly chance: number },
): Date | null {
  const waitSeconds = schedule.waitsSeconds[failed - 1];
  if (waitSeconds === undefined) return null;
  return new Date(at.getTime() + Math.round(waitSeconds * 1_000 * (1 + chance / 5)));
}
