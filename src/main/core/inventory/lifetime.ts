/** How long a copy stays readable without word from its instance: after that it is sealed until somebody signs in. */

const HOUR_MS = 3_600_000;
/** A proof this far ahead of the clock was not given at that time; less is a clock in another zone or a late correction. */
export const CLOCK_SLACK_MS = 24 * HOUR_MS;

/** Kept with each instance, so that what proves one copy says nothing of another. */
export interface LifetimeRecord {
  /** When a sync or a sign-in last succeeded. */
  readonly lastProofMs: number;
  /** The highest time the program has seen since. */
  readonly latestSeenMs: number;
}

export type Seal =
  | { readonly sealed: false /** Null: never. */; readonly sealsAtMs: number | null }
  | { readonly sealed: true; readonly sinceMs: number };

/**
 * Goes by the highest time ever seen: setting the clock back unseals nothing. A clock that had run far ahead seals with
 * it, also after its correction; the next proof ends that, see `provenAt`.
 */
export function sealOf(
  input: LifetimeRecord & {
    /** Null: readable for ever. */ readonly lifetimeHours: number | null;
    readonly nowMs: number;
  },
): Seal {
  const { lastProofMs, latestSeenMs, lifetimeHours, nowMs } = input;
  if (lifetimeHours === null) return { sealed: false, sealsAtMs: null };
  const sealsAtMs = lastProofMs + lifetimeHours * HOUR_MS;
  if (Math.max(nowMs, latestSeenMs) >= sealsAtMs) return { sealed: true, sinceMs: sealsAtMs };
  // Proven while the clock was far ahead: by such a proof the copy would outlive every lifetime.
  if (lastProofMs - nowMs > CLOCK_SLACK_MS) return { sealed: true, sinceMs: nowMs };
  return { sealed: false, sealsAtMs };
}

/** After a successful sync or sign-in: the clock of that moment counts, whatever it showed before. */
export function provenAt(nowMs: number): LifetimeRecord {
  return { lastProofMs: nowMs, latestSeenMs: nowMs };
}

/** Time has passed; to be kept now and then while the program runs, and as it ends. */
export function seenAt(record: LifetimeRecord, nowMs: number): LifetimeRecord {
  return nowMs > record.latestSeenMs ? { ...record, latestSeenMs: nowMs } : record;
}
