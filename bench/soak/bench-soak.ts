import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { TestTenant } from "@/lib/gateway/testing";
import { startEmbeddedPostgres } from "@/server/embedded-postgres";
import { migrate } from "@/server/migrate";
import { argOf, round } from "../figures";
import { type Caller, closedLoop } from "../gateway/load";
import { BenchChild, type Memory } from "../processes/child";
import { openStreams } from "./open-streams";

const CALLS = 300_000;
const STREAMS = 1_000;
const PARALLEL = 32;
/** One call in ten is streamed. */
const STREAMED_OF = 10;
const WARM_UP = 10_000;
const SLOW_CHUNK_MS = "2000";
/** Time to count and settle what was cut, and to let go of it. */
const CLOSED_MS = 8_000;
const GROWTH_MAX = 0.05;
const STREAM_KB_MAX = 60;
const PLENTY_NANOS = 1_000_000_000_000_000n;

type Row = Record<"rssMb" | "rssSettledMb" | "heapMb" | "buffersMb", number>;
type Place = { gateway: BenchChild; secret: string; closing: (() => Promise<unknown>)[] };

const toMb = (bytes: number) => round(bytes / 1e6, 1);

function toRow({ rss, rssSettled, heapSettled, buffersSettled }: Memory): Row {
  return {
    rssMb: toMb(rss),
    rssSettledMb: toMb(rssSettled),
    heapMb: toMb(heapSettled),
    buffersMb: toMb(buffersSettled),
  };
}

async function startUpstreams(closing: Place["closing"]) {
  const quick = await BenchChild.start("upstream", {});
  closing.push(() => quick.stop());
  const slow = await BenchChild.start("upstream", {
    BENCH_CHUNK_EVERY_MS: SLOW_CHUNK_MS,
    BENCH_ENDLESS: "true",
  });
  closing.push(() => slow.stop());
  return { quick: `http://127.0.0.1:${quick.port}/v1`, slow: `http://127.0.0.1:${slow.port}/v1` };
}

async function openPlace(home: string, closing: Place["closing"]): Promise<Place> {
  process.env.TURNPIKE_SECRET = "bench-secret-bench-secret-bench-secret";
  const postgres = await startEmbeddedPostgres({ home });
  closing.push(() => postgres.stop());
  process.env.DATABASE_URL = postgres.url;
  await migrate(postgres.url, resolve("prisma/migrations"));
  const upstreams = await startUpstreams(closing);
  const tenant = await TestTenant.open(postgres.url, PLENTY_NANOS);
  await tenant.model("bench/quick", [[await tenant.provider("openai", upstreams.quick), "quick"]]);
  await tenant.model("bench/slow", [[await tenant.provider("openai", upstreams.slow), "slow"]]);
  const { id, secret } = await tenant.key();
  await tenant.budget("project", tenant.projectId, PLENTY_NANOS, "cap", "month");
  await tenant.budget("key", id, PLENTY_NANOS, "cap", "day");
  await tenant.client.end();
  const gateway = await BenchChild.start("gateway", { TURNPIKE_HOME: home, GATEWAY_PORT: "0" }, [
    "--expose-gc",
  ]);
  closing.push(() => gateway.stop());
  return { gateway, secret, closing };
}

async function makeCalls({ gateway, secret }: Place, count: number): Promise<void> {
  const caller: Caller = { port: gateway.port, model: "bench/quick", secret, stream: false };
  const streamed = Math.round(count / STREAMED_OF);
  await Promise.all([
    closedLoop(caller, count - streamed, PARALLEL),
    closedLoop({ ...caller, stream: true }, streamed, PARALLEL / 4),
  ]);
}

/** Resident memory may have room left from before, so what lives in it counts too: the larger of both. */
function kbPerStreamOf(before: Row, open: Row, streams: number): number {
  const resident = open.rssSettledMb - before.rssSettledMb;
  const live = open.heapMb + open.buffersMb - before.heapMb - before.buffersMb;
  return (Math.max(resident, live) * 1_000) / streams;
}

async function measure(place: Place, calls: number, streamCount: number) {
  const { gateway, secret } = place;
  const rows: Record<string, Row> = {};
  const note = async (name: string) => {
    rows[name] = toRow(await gateway.memory());
    return rows[name];
  };
  await makeCalls(place, WARM_UP);
  const before = await note("warm");
  const slow = { port: gateway.port, secret, model: "bench/slow" };
  const streams = await openStreams(slow, streamCount);
  await streams.whenFlowing(3);
  const open = await note(`${streamCount} streams open`);
  for (const third of [1, 2, 3]) {
    await makeCalls(place, Math.round(calls / 3));
    await note(`after ${third}/3 of the calls`);
  }
  streams.close();
  await new Promise((wake) => setTimeout(wake, CLOSED_MS));
  await note("streams closed");
  const again = await openStreams(slow, streamCount);
  await again.whenFlowing(1);
  again.close();
  await new Promise((wake) => setTimeout(wake, CLOSED_MS));
  await note("opened and closed again");
  const lost = streams.lost + again.lost;
  return { rows, lost, kbPerStream: kbPerStreamOf(before, open, streamCount) };
}

/** Memory of a gateway over many calls with a thousand streams open, and what a stream costs. Fails beyond its bounds. */
export async function benchSoak(args: string[]): Promise<Record<string, unknown>> {
  const home = mkdtempSync(join(tmpdir(), "turnpike-bench-"));
  const closing: Place["closing"] = [];
  try {
    const place = await openPlace(home, closing);
    const calls = argOf(args, "--calls", CALLS);
    const { rows, lost, kbPerStream } = await measure(place, calls, argOf(args, "--streams", STREAMS));
    const growth =
      rows["after 3/3 of the calls"]!.rssSettledMb / rows["after 1/3 of the calls"]!.rssSettledMb - 1;
    const passed = growth <= GROWTH_MAX && kbPerStream <= STREAM_KB_MAX && lost === 0;
    const figures = {
      calls,
      rows,
      growth: round(growth, 3),
      kbPerStream: round(kbPerStream, 1),
      lost,
      passed,
    };
    if (!args.includes("--json")) {
      console.table(rows);
      console.log(
        `from a third to the end ${round(100 * growth, 1)} % (at most ${100 * GROWTH_MAX} %); ` +
          `${figures.kbPerStream} kB a stream (at most ${STREAM_KB_MAX}); streams lost ${lost}: ${passed ? "pass" : "FAIL"}`,
      );
    }
    return figures;
  } finally {
    for (const close of closing.reverse()) await close();
    rmSync(home, { recursive: true, force: true });
  }
}
