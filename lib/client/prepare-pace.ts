/** The arithmetic of the live meters: what landed in each of the last 60 seconds. */

const PACE_SECONDS = 60;

/** Sums as the stream sends them; money as a decimal string of nano-dollars. */
export type PaceSums = { calls: number; inputTokens: number; outputTokens: number; costNanos: string };

type Second = { second: number; calls: number; tokens: number; costNanos: bigint };
/** Ascending; a second without calls is not there. */
export type Pace = readonly Second[];

export type PaceReading = {
  callsPerMinute: number;
  tokensPerSecond: number;
  spendNanosPerMinute: bigint;
  /** For each of the last 60 seconds, oldest first; the last one is still running. */
  tokens: number[];
  spendNanos: number[];
};

/** What the stream says first of all: it stands for everything before, so that nothing counts twice after a reconnect. */
export function toPace(seconds: readonly (PaceSums & { ago: number })[], nowMs: number): Pace {
  return seconds.reduce<Pace>((pace, { ago, ...sums }) => addToPace(pace, sums, nowMs - ago * 1_000), []);
}

/** With what landed at `atMs`; what is older than a minute before that is dropped. */
export function addToPace(pace: Pace, sums: PaceSums, atMs: number): Pace {
  if (sums.calls === 0) return pace;
  const second = secondOf(atMs);
  const known = pace.find((each) => each.second === second);
  const added = {
    second,
    calls: (known?.calls ?? 0) + sums.calls,
    tokens: (known?.tokens ?? 0) + sums.inputTokens + sums.outputTokens,
    costNanos: (known?.costNanos ?? 0n) + BigInt(sums.costNanos),
  };
  return [...pace.filter((each) => each !== known && each.second > second - PACE_SECONDS), added].sort(
    (a, b) => a.second - b.second,
  );
}

/** The meters at `nowMs`: sums of exactly the last 60 seconds, the running one among them. */
export function readPace(pace: Pace, nowMs: number): PaceReading {
  const first = secondOf(nowMs) - PACE_SECONDS + 1;
  const tokens = Array.from({ length: PACE_SECONDS }, () => 0);
  const spendNanos = [...tokens];
  let [calls, tokenCount, costNanos] = [0, 0, 0n];
  for (const each of pace) {
    const place = each.second - first;
    if (place < 0 || place >= PACE_SECONDS) continue;
    tokens[place] = each.tokens;
    spendNanos[place] = Number(each.costNanos);
    calls += each.calls;
    tokenCount += each.tokens;
    costNanos += each.costNanos;
  }
  return {
    callsPerMinute: calls,
    tokensPerSecond: tokenCount / PACE_SECONDS,
    spendNanosPerMinute: costNanos,
    tokens,
    spendNanos,
  };
}

function secondOf(ms: number): number {
  return Math.floor(ms / 1_000);
}
