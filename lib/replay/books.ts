import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

/** What the loopback upstream charges, in nano-dollars per million tokens. Odd on purpose, so that lines must be rounded. */
export const LOOPBACK_RATES = { input: 150_372_911, output: 601_234_567 } as const;

/** A call as the upstream saw it. `answered` is true once its answer was handed over whole. */
export type BookEntry = {
  callId: string;
  inputTokens: number;
  outputTokens: number;
  costNanos: bigint;
  stream: boolean;
  answered: boolean;
};

export type Books = {
  /** Writes the call down before it is answered. The same id twice makes two entries. */
  receive(call: Omit<BookEntry, "costNanos" | "answered">): BookEntry;
  answer(entry: BookEntry): void;
  entries(): readonly BookEntry[];
  close(): void;
};

/** The provider's own arithmetic, written apart from ours so that the two can disagree: half a nano-dollar goes up. */
export function loopbackCostNanos(inputTokens: number, outputTokens: number): bigint {
  const millionths =
    BigInt(inputTokens) * BigInt(LOOPBACK_RATES.input) + BigInt(outputTokens) * BigInt(LOOPBACK_RATES.output);
  return (millionths + 500_000n) / 1_000_000n;
}

type Line = ["received", number, string, number, number, boolean] | ["answered", number];

/** Books in an append-only file of one JSON array a line, so that they outlive the process that keeps them. */
export function openBooks(path: string): Books {
  const file = openSync(path, "a", 0o600);
  const entries: BookEntry[] = [];
  const numbers = new Map<BookEntry, number>();
  const append = (line: Line) => writeSync(file, `${JSON.stringify(line)}\n`);
  return {
    receive(call) {
      const entry = {
        ...call,
        costNanos: loopbackCostNanos(call.inputTokens, call.outputTokens),
        answered: false,
      };
      numbers.set(entry, entries.length);
      append(["received", entries.length, call.callId, call.inputTokens, call.outputTokens, call.stream]);
      entries.push(entry);
      return entry;
    },
    answer(entry) {
      append(["answered", numbers.get(entry)!]);
      entry.answered = true;
    },
    entries: () => entries,
    close() {
      fsyncSync(file);
      closeSync(file);
    },
  };
}

/** Reads books back from their file. */
export function readBooks(path: string): BookEntry[] {
  const entries: BookEntry[] = [];
  for (const text of readFileSync(path, "utf8").split("\n")) {
    if (text === "") continue;
    const line = JSON.parse(text) as Line;
    if (line[0] === "answered") {
      entries[line[1]]!.answered = true;
      continue;
    }
    const [, number, callId, inputTokens, outputTokens, stream] = line;
    const costNanos = loopbackCostNanos(inputTokens, outputTokens);
    entries[number] = { callId, inputTokens, outputTokens, costNanos, stream, answered: false };
  }
  return entries;
}
