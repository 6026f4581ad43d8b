import { setTimeout as sleep } from "node:timers/promises";
import { median, quantile, round } from "../figures";
import { closedLoop, openLoop } from "./load";
import { callerOf, type Kind, type Side } from "./sides";
import { CHUNKS_PER_STREAM } from "./upstream";

/** Many short rounds in turn, so that what else the machine does falls on all sides alike. */
const ROUNDS = 15;
const PARALLEL = 32;
const CALLS = { plain: 700, streamed: 100 };
/** Enough for the compiler to have settled, as in a process that has run for a minute: before that every side costs more. */
const WARM_UP = { plain: 30_000, streamed: 1_000 };
/** In turns too: in one go a vacuum or a checkpoint of the database would fall on one side alone. */
const LATENCY = {
  rounds: 6,
  perSecond: { plain: 300, streamed: 30 },
  callsARound: { plain: 400, streamed: 50 },
};
/** What a call leaves to be done after its answer (shipping to the database) belongs to its cost. */
const AFTERMATH_MS = 600;

async function cpuPerCallUs(side: Side, kind: Kind): Promise<number> {
  const before = await side.cpu();
  await closedLoop(callerOf(side, kind), CALLS[kind], PARALLEL);
  await sleep(AFTERMATH_MS);
  const after = await side.cpu();
  return (after.userUs + after.systemUs - before.userUs - before.systemUs) / CALLS[kind];
}

export type CpuFigures = {
  /** Median microseconds of CPU a call, by side. */
  us: Partial<Record<Side["name"], number>>;
  /** The gateway beside the bare proxy: median over the rounds, and the cheapest round of each. */
  ratio: number;
  ratioOfQuietestRounds: number;
  /** How often the gateway's cost fits into Portkey's: median over the rounds. */
  timesCheaperThanPortkey: number | null;
  /** `us` of a stream spread over its chunks; null where nothing is streamed. */
  usPerChunk: Partial<Record<Side["name"], number>> | null;
};

const ratioOf = (over: number[], under: number[]) => round(median(over.map((cost, i) => cost / under[i]!)));

/** CPU of each side's process, user and system, over alternating rounds. */
export async function measureCpu(sides: Side[], kind: Kind): Promise<CpuFigures> {
  const costs: Record<Side["name"], number[]> = { bare: [], gateway: [], portkey: [] };
  for (let i = 0; i < ROUNDS; i++) {
    for (const side of i % 2 ? [...sides].reverse() : sides)
      costs[side.name].push(await cpuPerCallUs(side, kind));
  }
  const us: CpuFigures["us"] = {};
  const usPerChunk: NonNullable<CpuFigures["usPerChunk"]> = {};
  for (const { name } of sides) {
    us[name] = round(median(costs[name]), 1);
    usPerChunk[name] = round(median(costs[name]) / CHUNKS_PER_STREAM, 1);
  }
  return {
    us,
    ratio: ratioOf(costs.gateway, costs.bare),
    ratioOfQuietestRounds: round(Math.min(...costs.gateway) / Math.min(...costs.bare)),
    timesCheaperThanPortkey: costs.portkey.length > 0 ? ratioOf(costs.portkey, costs.gateway) : null,
    usPerChunk: kind === "streamed" ? usPerChunk : null,
  };
}

export type LatencyFigures = {
  callsPerSecond: number;
  /** Beside asking the upstream directly: to the last byte, or to the first of a stream. */
  addedMs: Partial<Record<Side["name"], { p50: number; p99: number }>>;
};

/** Latency at a fixed rate, beside the upstream's own: quantiles over all rounds together. */
export async function measureLatency(
  sides: Side[],
  upstreamPort: number,
  kind: Kind,
): Promise<LatencyFigures> {
  const callsPerSecond = LATENCY.perSecond[kind];
  const callers = [
    { name: "direct" as const, caller: callerOf({ port: upstreamPort, secret: "none" }, kind) },
    ...sides.map((side) => ({ name: side.name, caller: callerOf(side, kind) })),
  ];
  const taken = new Map(callers.map(({ name }) => [name as string, [] as number[]]));
  for (let i = 0; i < LATENCY.rounds; i++) {
    for (const { name, caller } of i % 2 ? [...callers].reverse() : callers) {
      taken.get(name)!.push(...(await openLoop(caller, LATENCY.callsARound[kind], callsPerSecond)));
    }
  }
  for (const latencies of taken.values()) latencies.sort((a, b) => a - b);
  const direct = taken.get("direct")!;
  const addedMs: LatencyFigures["addedMs"] = {};
  for (const { name } of sides) {
    const added = (q: number) => round(quantile(taken.get(name)!, q) - quantile(direct, q), 3);
    addedMs[name] = { p50: added(0.5), p99: added(0.99) };
  }
  return { callsPerSecond, addedMs };
}

export async function warmUp(sides: Side[], kind: Kind): Promise<void> {
  for (const side of sides) {
    const calls = side.name === "portkey" ? WARM_UP[kind] / 4 : WARM_UP[kind];
    await closedLoop(callerOf(side, kind), calls, PARALLEL);
  }
}

/** How many calls the gateway has had when `kinds` were measured. */
export function callsOf(kinds: readonly Kind[]): number {
  return kinds.reduce(
    (sum, kind) => sum + WARM_UP[kind] + ROUNDS * CALLS[kind] + LATENCY.rounds * LATENCY.callsARound[kind],
    0,
  );
}
