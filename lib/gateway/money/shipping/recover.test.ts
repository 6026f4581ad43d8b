import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLogger } from "@/lib/core/log";
import { NO_USAGE } from "@/lib/core/usage";
import type { SettledCall } from "@/lib/domain/metering";
import { encodeIntent, encodeSettled } from "../journal/call-records";
import { frameBytesMax, type RecordType, writeFrame } from "../journal/frame";
import type { CallIntent } from "../seam";
import { recoverJournal } from "./recover";
import type { Sender } from "./send-batch";

/** What a journal may say of one call, in its order: its intent, how far it came, and how it ended. */
type Story = {
  attempt: number;
  input: number;
  progress: number[];
  end: "open" | "settled" | "settled twice" | "cancelled";
  carried: boolean;
  keepsPrompt: boolean;
};
type Entry = { key: string; type: RecordType; json: string };

const HOLD_OUTPUT_TOKENS = 50;
const INPUT_NANOS = 3;
const OUTPUT_NANOS = 7;
const costOf = (input: number, output: number) => input * INPUT_NANOS + output * OUTPUT_NANOS;

const story: fc.Arbitrary<Story> = fc.record({
  attempt: fc.integer({ min: 1, max: 3 }),
  input: fc.integer({ min: 1, max: 40 }),
  progress: fc
    .array(fc.integer({ min: 1, max: HOLD_OUTPUT_TOKENS }), { maxLength: 3 })
    .map((tokens) => tokens.sort((a, b) => a - b)),
  end: fc.constantFrom("open", "settled", "settled twice", "cancelled"),
  carried: fc.boolean(),
  keepsPrompt: fc.boolean(),
});

const identityOf = (index: number, attempt: number) => ({
  requestId: `req_${index}`,
  attempt,
  orgId: "org",
  projectId: "prj",
  keyId: "key",
  model: "m",
  upstreamModel: "u",
  providerId: "prv",
  region: null,
  endpoint: "chat.completions",
  stream: true,
  endUser: null,
  conversation: null,
  tags: null,
  startedAtMs: 1_000,
  priceId: "prc",
});

function entriesOf(index: number, { attempt, input, progress, end, carried, keepsPrompt }: Story): Entry[] {
  const identity = identityOf(index, attempt);
  const key = `${identity.requestId}/${attempt}`;
  const entry = (type: RecordType, json: string): Entry => ({ key, type, json });
  const intent: CallIntent = {
    ...identity,
    rates: {},
    inputTokensEstimate: input + 5,
    tokenizer: "o200k_base",
    promptJson: keepsPrompt ? JSON.stringify({ tokens: input }) : null,
    asked: null,
  };
  const settled: SettledCall = {
    ...identity,
    status: 200,
    outcome: "ok",
    errorCode: null,
    usage: { ...NO_USAGE, input, output: 1 },
    usageSource: "provider",
    quarantined: false,
    costNanos: costOf(input, 1),
    ttftMs: null,
    latencyMs: 1,
    overheadUs: 1,
    upstreamRequestId: null,
    settledAtMs: 1_001,
    charges: [["bud", 0, costOf(input, 1)]],
  };
  const begun = entry("I", encodeIntent(intent, [["bud", 0]]));
  const noted = progress.map((tokens) =>
    entry("P", JSON.stringify([identity.requestId, attempt, tokens, 1_002])),
  );
  const again = carried ? [begun, ...noted.slice(-1)] : [];
  const ends = {
    open: [],
    settled: [entry("S", encodeSettled(settled))],
    "settled twice": [entry("S", encodeSettled(settled)), entry("S", encodeSettled(settled))],
    cancelled: [entry("X", JSON.stringify([identity.requestId, attempt]))],
  };
  return [begun, ...noted, ...again, ...ends[end]];
}

/** One journal of all stories: each in its own order, mixed with the others. */
const journal = fc
  .tuple(fc.array(story, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()))
  .map(([stories, picks]) => {
    const queues = stories.map((one, index) => entriesOf(index, one));
    const entries: Entry[] = [];
    for (const pick of picks) {
      const waiting = queues.filter((queue) => queue.length > 0);
      if (waiting.length === 0) break;
      entries.push(waiting[pick % waiting.length]!.shift()!);
    }
    return { stories, entries };
  });

/** The database's side: a (request, attempt) is booked once, whatever it is sent. */
class Books {
  readonly events = new Map<string, SettledCall>();
  readonly sender: Sender = {
    ingest: async (calls) => {
      for (const call of calls) {
        const key = `${call.requestId}/${call.attempt}`;
        if (!this.events.has(key)) this.events.set(key, call);
      }
    },
    quarantinePath: "/dev/null",
    log: createLogger("test"),
    signal: new AbortController().signal,
  };
}

const counting = {
  price: (_: unknown, usage: { input: number; output: number }) => costOf(usage.input, usage.output),
  countInput: async (_: string, body: unknown) => (body as { tokens: number }).tokens,
};

function write(folder: string, entries: Entry[], segments: number, cutBytes: number): Entry[] {
  const perSegment = Math.max(1, Math.ceil(entries.length / segments));
  const whole: Entry[] = [];
  for (let from = 0, seq = 1; from < entries.length; from += perSegment, seq++) {
    const part = entries.slice(from, from + perSegment);
    const isLast = from + perSegment >= entries.length;
    const buffer = Buffer.alloc(part.reduce((sum, { json }) => sum + frameBytesMax(json), 0));
    let used = 0;
    const ends = part.map(({ type, json }) => (used += writeFrame(buffer, used, type, json)));
    const kept = isLast ? Math.max(0, used - cutBytes) : used;
    buffer.fill(0, kept);
    whole.push(...part.filter((_, i) => ends[i]! <= kept));
    writeFileSync(join(folder, `${String(seq).padStart(10, "0")}.journal`), buffer);
  }
  return whole;
}

/** What the whole records say, read without the code under test. */
function expected(entries: Entry[], stories: Story[]): Map<string, number> {
  const costs = new Map<string, number>();
  const keys = new Set(entries.map(({ key }) => key));
  for (const key of keys) {
    const own = entries.filter((entry) => entry.key === key);
    const { input, keepsPrompt } = stories[Number(key.slice(4, key.indexOf("/")))]!;
    if (own.some(({ type }) => type === "S")) costs.set(key, costOf(input, 1));
    else if (!own.some(({ type }) => type === "X")) {
      const last = own.findLast(({ type }) => type === "P");
      const output = last ? (JSON.parse(last.json)[2] as number) : 0;
      costs.set(key, costOf(keepsPrompt ? input : input + 5, output));
    }
  }
  return costs;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "turnpike-recover-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const costsIn = ({ events }: Books) => new Map([...events].map(([key, call]) => [key, call.costNanos]));

describe("recovery of a journal", () => {
  it("books every call of it once and none above its hold, wherever its end is torn", async () => {
    await fc.assert(
      fc.asyncProperty(
        journal,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(2_000),
        async (drawn, segments, cut) => {
          await inFolder(async (folder) => {
            const whole = write(folder, drawn.entries, segments, cut);
            const books = new Books();
            await recoverJournal(folder, books.sender, counting);
            expect(costsIn(books)).toEqual(expected(whole, drawn.stories));
            for (const [key, call] of books.events) {
              const { input } = drawn.stories[Number(key.slice(4, key.indexOf("/")))]!;
              expect(call.costNanos).toBeLessThanOrEqual(costOf(input + 5, HOLD_OUTPUT_TOKENS));
              expect(call.charges).toEqual([["bud", 0, call.costNanos]]);
            }
            expect(readdirSync(folder)).toEqual([]);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it("replayed any number of times, also after a crash in its middle, comes to the same books", async () => {
    await fc.assert(
      fc.asyncProperty(journal, fc.array(fc.nat(3), { maxLength: 3 }), async (drawn, crashes) => {
        await inFolder(async (folder) => {
          const books = new Books();
          for (const batches of crashes) {
            write(folder, drawn.entries, 3, 0);
            await recoverJournal(folder, crashingAfter(books.sender, batches), counting).catch(() => {});
          }
          write(folder, drawn.entries, 3, 0);
          await recoverJournal(folder, books.sender, counting);
          expect(costsIn(books)).toEqual(expected(drawn.entries, drawn.stories));
        });
      }),
      { numRuns: 100 },
    );
  });

  it("does not depend on the order in which different calls were written", async () => {
    await fc.assert(
      fc.asyncProperty(journal, async ({ stories, entries }) => {
        const inTurn = stories.flatMap((one, index) => entriesOf(index, one));
        const results = [];
        for (const order of [entries, inTurn]) {
          const books = new Books();
          await inFolder(async (folder) => {
            write(folder, order, 2, 0);
            await recoverJournal(folder, books.sender, counting);
          });
          results.push(new Map([...costsIn(books)].sort()));
        }
        expect(results[0]).toEqual(results[1]);
      }),
      { numRuns: 100 },
    );
  });
});

function crashingAfter(sender: Sender, batches: number): Sender {
  let left = batches;
  const signal = AbortSignal.abort();
  return {
    ...sender,
    signal,
    ingest: async (calls) => {
      if (left-- <= 0) throw new Error("killed");
      await sender.ingest(calls);
    },
  };
}
