import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** One request of a trace: when it came, counted from the first one, and what it used. */
export type Arrival = { atMs: number; inputTokens: number; outputTokens: number };

/** The trace file is at fault; the message names the file's line. */
export class TraceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TraceError";
  }
}

/** Answers one line's arrival with `atMs` in the trace's own clock; throws Error with what is wrong about the line. */
type LineReader = (line: string) => Arrival;

const TOKENS_MAX = 2_147_483_647;

function readCount(name: string, value: unknown): number {
  const count = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > TOKENS_MAX) {
    throw new Error(`${name} must be a whole number of tokens, not ${JSON.stringify(value)}`);
  }
  return count;
}

// Date.parse keeps milliseconds only; the trace has 100 ns, and arrivals in one millisecond must keep their order.
const AZURE_TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,9})?$/;

function readAzureTime(text: string): number {
  const match = AZURE_TIME.exec(text);
  const seconds = match ? Date.parse(`${match[1]}T${match[2]}Z`) : Number.NaN;
  if (Number.isNaN(seconds)) {
    throw new Error(`TIMESTAMP must be like 2023-11-16 18:17:03.9799600, not ${JSON.stringify(text)}`);
  }
  return seconds + Number(match![3] ?? 0) * 1_000;
}

/** Azure's LLM inference trace, 2023: `TIMESTAMP,ContextTokens,GeneratedTokens`. */
function azureReader(header: readonly string[]): LineReader {
  const [time, input, output] = ["TIMESTAMP", "ContextTokens", "GeneratedTokens"].map((name) =>
    header.indexOf(name),
  );
  return (line) => {
    const cells = line.split(",");
    if (cells.length !== header.length) {
      throw new Error(`${header.length} columns are expected, not ${cells.length}`);
    }
    return {
      atMs: readAzureTime(cells[time!]!),
      inputTokens: readCount("ContextTokens", cells[input!]!),
      outputTokens: readCount("GeneratedTokens", cells[output!]!),
    };
  };
}

/** Mooncake's trace: a JSON object a line with `timestamp` in ms, `input_length`, `output_length`. */
const readMooncake: LineReader = (line) => {
  const row = JSON.parse(line) as Record<string, unknown>;
  if (typeof row.timestamp !== "number") throw new Error("timestamp must be a number of milliseconds");
  return {
    atMs: row.timestamp,
    inputTokens: readCount("input_length", row.input_length),
    outputTokens: readCount("output_length", row.output_length),
  };
};

/** Chooses by the first line; `consumed` when that line is a heading and holds no arrival. */
function chooseReader(firstLine: string): { read: LineReader; consumed: boolean } {
  const header = firstLine.split(",").map((cell) => cell.trim());
  if (["TIMESTAMP", "ContextTokens", "GeneratedTokens"].every((name) => header.includes(name))) {
    return { read: azureReader(header), consumed: true };
  }
  if (firstLine.trimStart().startsWith("{") && firstLine.includes("input_length")) {
    return { read: readMooncake, consumed: false };
  }
  throw new TraceError(
    "The trace's first line is of no known format: an Azure LLM trace starts with TIMESTAMP,ContextTokens,GeneratedTokens; " +
      "a Mooncake trace has a JSON object with timestamp, input_length and output_length on each line.",
  );
}

/** Reads a whole trace (at most `limit` rows) in order of arrival; throws TraceError that names the line at fault. */
export async function readTrace(path: string, limit = Number.POSITIVE_INFINITY): Promise<Arrival[]> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  const arrivals: Arrival[] = [];
  let read: LineReader | undefined;
  let lineNumber = 0;
  for await (const raw of lines) {
    lineNumber++;
    const line = lineNumber === 1 ? raw.replace(/^\uFEFF/, "") : raw;
    if (line.trim() === "") continue;
    if (arrivals.length >= limit) break;
    if (!read) {
      const chosen = chooseReader(line);
      read = chosen.read;
      if (chosen.consumed) continue;
    }
    try {
      arrivals.push(read(line));
    } catch (error) {
      throw new TraceError(`Line ${lineNumber} of the trace: ${(error as Error).message}.`);
    }
  }
  if (arrivals.length === 0) throw new TraceError("The trace holds no request.");
  arrivals.sort((a, b) => a.atMs - b.atMs);
  const startMs = arrivals[0]!.atMs;
  return arrivals.map((arrival) => ({ ...arrival, atMs: arrival.atMs - startMs }));
}
