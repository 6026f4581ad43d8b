import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { request } from "undici";
import type { BaseCtx } from "../access";
import { NANOS_PER_USD } from "../core/money";
import { SECOND_MS } from "../core/time";
import type { Pool } from "../db";
import { type Books, loopbackCostNanos, openBooks } from "./books";
import { type Comparison, compareBooks, type Totals } from "./compare";
import { readCharged, readOurBooks, waitUntilQuiet } from "./our-books";
import { type CallResult, type Playback, play } from "./player";
import { loopbackCredential, REPLAY_MODEL, type Registration, register, unregister } from "./register";
import type { Arrival } from "./trace";
import { startLoopbackUpstream } from "./upstream";

export type ReplayOptions = {
  pool: Pool;
  gatewayUrl: string;
  /** Where the upstream's books are kept: a file a run. */
  folder: string;
  arrivals: readonly Arrival[];
  speed: number | "max";
  stream: boolean;
  parallel: number;
  /** 0: any free port. */
  upstreamPort: number;
  /** How long the upstream takes to answer. */
  delayMs?: number;
  onProgress?(done: number, total: number): void;
};

export type ReplayReport = {
  rows: number;
  stream: boolean;
  /** How the calls ended at the caller. */
  delivered: number;
  refused: number;
  broken: number;
  comparison: Comparison;
  /** Our other two books: they must say what the events say. */
  events: Totals;
  rollups: Totals;
  ledgerNanos: bigint;
  errors: number;
  /** All books agree, row by row and in their sums. */
  equal: boolean;
  /** Every call of the upstream's is in ours once; what differs was in flight at a kill and is marked. */
  explained: boolean;
  booksFile: string;
  elapsedMs: number;
  callsPerSecond: number;
  lateMsMax: number;
};

const READY_MS_MAX = 30 * SECOND_MS;
const CONFIG_MS = 1_000;
const STILL_MS = 12 * SECOND_MS;

/** Resolves when the gateway lists the model for the key: it has heard of everything that was registered. */
async function waitForModel(gatewayUrl: string, secret: string): Promise<void> {
  const deadline = Date.now() + READY_MS_MAX;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      const response = await request(new URL("/v1/models", gatewayUrl), {
        headers: { authorization: `Bearer ${secret}` },
      });
      const text = await response.body.text();
      if (text.includes(`"${REPLAY_MODEL}"`)) {
        await new Promise((resolve) => setTimeout(resolve, CONFIG_MS));
        return;
      }
      last = `status ${response.statusCode}`;
    } catch (error) {
      last = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(
    `The gateway at ${gatewayUrl} does not offer ${REPLAY_MODEL} (${last}): start it with npm start.`,
  );
}

function neededNanos(arrivals: readonly Arrival[]): bigint {
  let sum = 0n;
  for (const { inputTokens, outputTokens } of arrivals) sum += loopbackCostNanos(inputTokens, outputTokens);
  // As much again, so that holds never wait for money, and a floor for what a hold estimates.
  return sum * 2n + 20n * NANOS_PER_USD;
}

function isSameTotals(a: Totals, b: Totals): boolean {
  return (
    a.calls === b.calls &&
    a.inputTokens === b.inputTokens &&
    a.outputTokens === b.outputTokens &&
    a.costNanos === b.costNanos
  );
}

async function settleReport(
  options: ReplayOptions,
  registration: Registration,
  books: Books,
  playback: Playback,
  chargedBefore: bigint,
): Promise<Omit<ReplayReport, "booksFile">> {
  const { pool } = options;
  const theirs = books.entries();
  await waitUntilQuiet(pool, registration, theirs.length, STILL_MS);
  const ours = await readOurBooks(pool, registration.orgId, registration.keyId);
  const ledgerNanos = (await readCharged(pool, registration.orgId)) - chargedBefore;
  const { results, elapsedMs, lateMsMax } = playback;
  const wholes = results.filter((result) => result.whole);
  const comparison = compareBooks(theirs, ours.entries, new Set(wholes.map((result) => result.callId)));
  const sumsAgree = isSameTotals(ours.events, ours.rollups) && ledgerNanos === ours.events.costNanos;
  const isBroken = (result: CallResult) => result.status === 0 || (result.status === 200 && !result.whole);
  const broken = results.filter(isBroken).length;
  return {
    rows: options.arrivals.length,
    stream: options.stream,
    delivered: wholes.length,
    refused: results.length - wholes.length - broken,
    broken,
    comparison,
    events: ours.events,
    rollups: ours.rollups,
    ledgerNanos,
    errors: ours.errors,
    equal: comparison.equal && sumsAgree && wholes.length === options.arrivals.length,
    explained: comparison.explained && sumsAgree,
    elapsedMs: Math.round(elapsedMs),
    callsPerSecond: Math.round((results.length / elapsedMs) * 10_000) / 10,
    lateMsMax: Math.round(lateMsMax),
  };
}

/** Plays a trace through the running gateway against an upstream of our own, and lays both books side by side. */
export async function runReplay(ctx: BaseCtx, options: ReplayOptions): Promise<ReplayReport> {
  const { arrivals } = options;
  const run = ctx.now.getTime().toString(36);
  const callIdOf = (index: number) => `replay-${run}-${index}`;
  const rows = new Map(arrivals.map((arrival, index) => [callIdOf(index), arrival]));
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const booksFile = join(options.folder, `${run}.books.jsonl`);
  const books = openBooks(booksFile);
  const upstream = await startLoopbackUpstream({
    books,
    credential: loopbackCredential(),
    port: options.upstreamPort,
    countsOf: (callId) => rows.get(callId),
    delayMs: options.delayMs,
  });
  try {
    const registration = await register(ctx, upstream.baseUrl, neededNanos(arrivals));
    await waitForModel(options.gatewayUrl, registration.secret);
    const chargedBefore = await readCharged(options.pool, registration.orgId);
    const playback = await play({
      gatewayUrl: options.gatewayUrl,
      secret: registration.secret,
      model: REPLAY_MODEL,
      arrivals,
      callIdOf,
      speed: options.speed,
      stream: options.stream,
      parallel: options.parallel,
      onProgress: (done) => options.onProgress?.(done, arrivals.length),
    });
    const report = await settleReport(options, registration, books, playback, chargedBefore);
    await unregister(ctx, registration);
    return { ...report, booksFile };
  } finally {
    await upstream.close();
    books.close();
  }
}
