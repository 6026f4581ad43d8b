import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { TestTenant } from "@/lib/gateway/testing";
import { startEmbeddedPostgres } from "@/server/embedded-postgres";
import { migrate } from "@/server/migrate";
import { BenchChild } from "../processes/child";
import { type Caller, closedLoop, openLoop, quantile } from "./load";

/** Many short rounds in turn, so that what else the machine does falls on both sides alike. */
const ROUNDS = 11;
const PARALLEL = 32;
const CALLS = { plain: 700, streamed: 100 };
/** Enough for the compiler to have settled: before that both sides cost several times as much. */
const WARM_UP = { plain: 4_000, streamed: 300 };
const LATENCY = { perSecond: 300, plain: 1_200, streamed: 300 };
const LIMIT = 1_000_000_000;
const PLENTY_NANOS = 1_000_000_000_000_000n;

type Kind = "plain" | "streamed";
const KINDS: readonly Kind[] = ["plain", "streamed"];
type KindFigures = {
  cpu: Awaited<ReturnType<typeof measureCpu>>;
  addedLatency: Awaited<ReturnType<typeof measureLatency>>;
};
type Side = { name: "bare" | "gateway"; child: BenchChild; secret: string };

const median = (values: number[]) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

/** A tenant with everything on: credit, caps on organization, project and key, every rate limit. */
async function createTenant(url: string, upstream: string): Promise<{ tenant: TestTenant; secret: string }> {
  const tenant = await TestTenant.open(url, PLENTY_NANOS);
  const limits = { rpm: LIMIT, tpm: LIMIT, rpd: LIMIT, concurrency: LIMIT };
  await tenant.model("bench/model", [[await tenant.provider("openai", upstream), "bench-model"]]);
  const { id, secret } = await tenant.key(limits);
  await tenant.client.query("UPDATE project SET rpm = $1, tpm = $1, rpd = $1, concurrency = $1", [LIMIT]);
  await tenant.budget("org", tenant.orgId, PLENTY_NANOS, "cap", "month");
  await tenant.budget("project", tenant.projectId, PLENTY_NANOS, "cap", "month");
  await tenant.budget("key", id, PLENTY_NANOS, "cap", "day");
  return { tenant, secret };
}

const callerOf = ({ child, secret }: Side, kind: Kind): Caller => ({
  port: child.port,
  model: "bench/model",
  secret,
  stream: kind === "streamed",
});

async function cpuPerCallUs(side: Side, kind: Kind): Promise<number> {
  const before = await side.child.cpu();
  await closedLoop(callerOf(side, kind), CALLS[kind], PARALLEL);
  const after = await side.child.cpu();
  return (after.userUs + after.systemUs - before.userUs - before.systemUs) / CALLS[kind];
}

async function measureCpu(sides: Side[], kind: Kind) {
  const costs: Record<Side["name"], number[]> = { bare: [], gateway: [] };
  for (let i = 0; i < ROUNDS; i++) {
    for (const side of i % 2 ? [...sides].reverse() : sides)
      costs[side.name].push(await cpuPerCallUs(side, kind));
  }
  const [bareUs, gatewayUs] = [median(costs.bare), median(costs.gateway)];
  const ratios = costs.gateway.map((cost, i) => cost / costs.bare[i]!);
  const quietest = Math.min(...costs.gateway) / Math.min(...costs.bare);
  return {
    bareUs: round(bareUs, 1),
    gatewayUs: round(gatewayUs, 1),
    ratio: round(median(ratios)),
    ratioOfQuietestRounds: round(quietest),
  };
}

/** Latency at a fixed rate, beside the upstream's own: to the last byte, or to the first of a stream. */
async function measureLatency(sides: Side[], upstreamPort: number, kind: Kind) {
  const rate = kind === "plain" ? LATENCY.perSecond : LATENCY.perSecond / 10;
  const direct = { port: upstreamPort, model: "bench/model", secret: "none", stream: kind === "streamed" };
  const base = await openLoop(direct, LATENCY[kind], rate);
  const figures: Record<string, number> = {};
  for (const side of sides) {
    const taken = await openLoop(callerOf(side, kind), LATENCY[kind], rate);
    figures[`${side.name}P50Ms`] = round(quantile(taken, 0.5) - quantile(base, 0.5), 3);
    figures[`${side.name}P99Ms`] = round(quantile(taken, 0.99) - quantile(base, 0.99), 3);
  }
  return { callsPerSecond: rate, ...figures };
}

async function countEvents(tenant: TestTenant, expected: number): Promise<number> {
  let found = 0;
  for (let i = 0; i < 100 && found < expected; i++) {
    const { rows } = await tenant.client.query<{ n: number }>("SELECT count(*)::int AS n FROM usage_event");
    found = rows[0]!.n;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return found;
}

function printTable(figures: Awaited<ReturnType<typeof measure>>): void {
  for (const [kind, { cpu, addedLatency }] of Object.entries(figures.kinds)) {
    console.log(
      `${kind}: CPU per call ${cpu.gatewayUs} µs, bare proxy ${cpu.bareUs} µs: ${cpu.ratio}× (quietest rounds ${cpu.ratioOfQuietestRounds}×)`,
    );
    console.log(`  added latency ${JSON.stringify(addedLatency)}`);
  }
  console.log(`calls ${figures.calls}, recorded in PostgreSQL ${figures.recorded}`);
}

async function measure(sides: Side[], upstreamPort: number, tenant: TestTenant, kinds: readonly Kind[]) {
  for (const kind of kinds) {
    for (const side of sides) await closedLoop(callerOf(side, kind), WARM_UP[kind], PARALLEL);
  }
  const figures: Partial<Record<Kind, KindFigures>> = {};
  for (const kind of kinds) {
    const cpu = await measureCpu(sides, kind);
    figures[kind] = { cpu, addedLatency: await measureLatency(sides, upstreamPort, kind) };
  }
  const calls = kinds.reduce((sum, kind) => sum + WARM_UP[kind] + ROUNDS * CALLS[kind] + LATENCY[kind], 0);
  return { kinds: figures, calls, recorded: await countEvents(tenant, calls) };
}

/** CPU per call and added latency of the gateway with everything on, beside a bare proxy in the same run. */
export async function benchGateway(args: string[]): Promise<Record<string, unknown>> {
  const home = mkdtempSync(join(tmpdir(), "turnpike-bench-"));
  const secret = "bench-secret-bench-secret-bench-secret";
  const closing: (() => Promise<unknown>)[] = [];
  try {
    process.env.TURNPIKE_SECRET = secret;
    const postgres = await startEmbeddedPostgres({ home });
    closing.push(() => postgres.stop());
    process.env.DATABASE_URL = postgres.url;
    await migrate(postgres.url, resolve("prisma/migrations"));
    const upstream = await BenchChild.start("upstream", {});
    closing.push(() => upstream.stop());
    const origin = `http://127.0.0.1:${upstream.port}`;
    const { tenant, secret: key } = await createTenant(postgres.url, `${origin}/v1`);
    closing.push(() => tenant.client.end());
    const bare = await BenchChild.start("bare", { BENCH_UPSTREAM: origin });
    closing.push(() => bare.stop());
    const settings = {
      TURNPIKE_HOME: home,
      GATEWAY_PORT: "0",
      DATABASE_URL: postgres.url,
      TURNPIKE_SECRET: secret,
    };
    const gateway = await BenchChild.start("gateway", settings);
    closing.push(() => gateway.stop());
    const sides: Side[] = [
      { name: "bare", child: bare, secret: key },
      { name: "gateway", child: gateway, secret: key },
    ];
    const kinds = KINDS.filter((kind) => !args.includes("--only") || args.includes(kind));
    const figures = await measure(sides, upstream.port, tenant, kinds);
    if (!args.includes("--json")) printTable(figures);
    return figures;
  } finally {
    for (const close of closing.reverse()) await close();
    rmSync(home, { recursive: true, force: true });
  }
}
