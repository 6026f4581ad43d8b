const FAILURES_TO_OPEN = 5;
const OPEN_MS = 10_000;
/** One that nobody calls any more neither fails nor heals: it is not in trouble for ever. */
const TROUBLE_MS = 60_000;

type State = { failures: number; openUntilMs: number; failedAtMs: number };

/**
 * One circuit a provider: five failures in a row open it for ten seconds, in which calls go to the other targets; then one
 * success closes it and one failure opens it again.
 */
export class CircuitBreakers {
  private readonly states = new Map<string, State>();

  isOpen(providerId: string, nowMs: number): boolean {
    return (this.states.get(providerId)?.openUntilMs ?? 0) > nowMs;
  }

  succeeded(providerId: string): void {
    if (this.states.size > 0) this.states.delete(providerId);
  }

  failed(providerId: string, nowMs: number): void {
    const state = this.states.get(providerId) ?? { failures: 0, openUntilMs: 0, failedAtMs: 0 };
    state.failures++;
    state.failedAtMs = nowMs;
    if (state.failures >= FAILURES_TO_OPEN) state.openUntilMs = nowMs + OPEN_MS;
    this.states.set(providerId, state);
  }

  /** The providers that failed five times in a row, the last time within a minute, and have not answered since. */
  troubled(nowMs: number): string[] {
    return [...this.states]
      .filter(([, state]) => state.failures >= FAILURES_TO_OPEN && nowMs - state.failedAtMs < TROUBLE_MS)
      .map(([providerId]) => providerId);
  }
}
