import type { BookEntry } from "./books";

/** A usage event of ours that names a call of the replay. */
export type OurEntry = {
  callId: string;
  requestId: string;
  inputTokens: number;
  outputTokens: number;
  costNanos: bigint;
  usageSource: string;
  outcome: string;
};

export type Totals = { calls: number; inputTokens: bigint; outputTokens: bigint; costNanos: bigint };

export type Difference = {
  callId: string;
  theirs: { inputTokens: number; outputTokens: number; costNanos: bigint };
  ours: { inputTokens: number; outputTokens: number; costNanos: bigint };
  /** Our row says that it is not the provider's own figures. */
  marked: boolean;
  /** The caller had the whole answer: such a call may never differ. */
  delivered: boolean;
};

export type Comparison = {
  theirs: Totals;
  ours: Totals;
  /** In the upstream's books and not in ours. */
  missing: string[];
  /** More often in ours than in the upstream's. */
  doubled: string[];
  /** Billed by us, never received by the upstream. */
  extra: { callId: string; marked: boolean; costNanos: bigint }[];
  different: Difference[];
  /** Both books say the same, row by row. */
  equal: boolean;
  /** Every call of theirs is in ours exactly once, and what differs was in flight and is marked as estimated. */
  explained: boolean;
};

type Figures = Pick<BookEntry, "inputTokens" | "outputTokens" | "costNanos">;

function totalsOf(rows: readonly Figures[]): Totals {
  const totals: Totals = { calls: rows.length, inputTokens: 0n, outputTokens: 0n, costNanos: 0n };
  for (const row of rows) {
    totals.inputTokens += BigInt(row.inputTokens);
    totals.outputTokens += BigInt(row.outputTokens);
    totals.costNanos += row.costNanos;
  }
  return totals;
}

function figuresOf(row: Figures): Figures {
  return { inputTokens: row.inputTokens, outputTokens: row.outputTokens, costNanos: row.costNanos };
}

function isSame(a: Figures, b: Figures): boolean {
  return a.inputTokens === b.inputTokens && a.outputTokens === b.outputTokens && a.costNanos === b.costNanos;
}

function isMarked(row: OurEntry): boolean {
  return row.usageSource === "estimated" || row.outcome === "recovered";
}

/** A row for an attempt that used nothing, such as a refused connection, is no second bill for the call. */
function isBill(row: OurEntry): boolean {
  return row.costNanos > 0n || row.inputTokens > 0 || row.outputTokens > 0 || row.outcome === "ok";
}

function groupByCall<T extends { callId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.callId);
    if (group) group.push(row);
    else groups.set(row.callId, [row]);
  }
  return groups;
}

/** Lays the upstream's books beside ours, call by call. `delivered` holds the calls whose answer came whole. */
export function compareBooks(
  theirs: readonly BookEntry[],
  events: readonly OurEntry[],
  delivered: ReadonlySet<string>,
): Comparison {
  const ours = events.filter(isBill);
  const ourCalls = groupByCall(ours);
  const theirCalls = groupByCall(theirs);
  const missing: string[] = [];
  const doubled: string[] = [];
  const different: Difference[] = [];
  for (const [callId, entries] of theirCalls) {
    const rows = ourCalls.get(callId) ?? [];
    if (rows.length < entries.length) missing.push(callId);
    if (rows.length > entries.length) doubled.push(callId);
    entries.forEach((entry, i) => {
      const row = rows[i];
      if (!row || isSame(entry, row)) return;
      different.push({
        callId,
        theirs: figuresOf(entry),
        ours: figuresOf(row),
        marked: isMarked(row),
        delivered: delivered.has(callId),
      });
    });
  }
  const extra = ours
    .filter((row) => !theirCalls.has(row.callId))
    .map((row) => ({ callId: row.callId, marked: isMarked(row), costNanos: row.costNanos }));
  const once = missing.length === 0 && doubled.length === 0;
  return {
    theirs: totalsOf(theirs),
    ours: totalsOf(ours),
    missing,
    doubled,
    extra,
    different,
    equal: once && extra.length === 0 && different.length === 0,
    explained:
      once &&
      extra.every((row) => row.marked) &&
      different.every((difference) => difference.marked && !difference.delivered),
  };
}
