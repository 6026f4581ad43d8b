const CALLS_MIN = 100;
const ORGS_MIN = 3;
const SHARE_MAX = 0.8;

/**
 * Whether a figure over these organizations' calls may be public: enough calls, of at least three organizations, none of which
 * made more than four fifths of them. Else a figure would be, or nearly be, one tenant's.
 */
export function isTelling(callsByOrg: readonly number[]): boolean {
  const some = callsByOrg.filter((calls) => calls > 0);
  const all = some.reduce((sum, calls) => sum + calls, 0);
  return some.length >= ORGS_MIN && all >= CALLS_MIN && Math.max(...some) <= all * SHARE_MAX;
}

/** A count cut to two digits, so that nobody sees another's single calls in its growth. */
export function tellingCalls(calls: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, calls))) - 1);
  return Math.floor(calls / unit) * unit;
}
