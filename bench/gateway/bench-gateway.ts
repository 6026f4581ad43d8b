import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { TestTenant } from "@/lib/gateway/testing";
import { startEmbeddedPostgres } from "@/server/embedded-postgres";
import { migrate } from "@/server/migrate";
import { BenchChild } from "../processes/child";
import { callsOf, measureCpu, measureLatency, warmUp } from "./measure";
import { startPortkey } from "./portkey";
import { KINDS, type Kind, MODEL, type Side } from "./sides";
import { type GatewayFigures, toTable } from "./table";

const LIMIT = 1_000_000_000;
const PLENTY_NANOS = 1_000_000_000_000_000n;

/** A tenant with everything on: credit, caps of project, key and end customer, every rate limit of key and project. */
async function createTenant(url: string, upstream: string): Promise<{ tenant: TestTenant; secret: string }> {
  const tenant = await TestTenant.open(url, PLENTY_NANOS);
  const limits = { rpm: LIMIT, tpm: LIMIT, rpd: LIMIT, concurrency: LIMIT };
  await tenant.model(MODEL, [[await tenant.provider("openai", upstream), "bench-model"]]);
  const { id, secret } = await tenant.key(limits);
  await tenant.client.query("UPDATE project SET rpm = $1, tpm = $1, rpd = $1, concurrency = $1", [LIMIT]);
  await tenant.budget("customer_default", tenant.orgId, PLENTY_NANOS, "cap", "month");
  await tenant.budget("project", tenant.projectId, PLENTY_NANOS, "cap", "month");
  await tenant.budget("key", id, PLENTY_NANOS, "cap", "day");
  return { tenant, secret };
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

async function measure(
  sides: Side[],
  upstreamPort: number,
  tenant: TestTenant,
  kinds: readonly Kind[],
): Promise<GatewayFigures> {
  const figures: GatewayFigures["kinds"] = {};
  for (const kind of kinds) await warmUp(sidesFor(kind, sides), kind);
  for (const kind of kinds) {
    const taking = sidesFor(kind, sides);
    const cpu = await measureCpu(taking, kind);
    figures[kind] = { cpu, latency: await measureLatency(taking, upstreamPort, kind) };
  }
  const calls = callsOf(kinds);
  return { kinds: figures, calls, recorded: await countEvents(tenant, calls) };
}

/** This version of Portkey's gateway answers streams with a 500 on Node 20. */
function sidesFor(kind: Kind, sides: Side[]): Side[] {
  return kind === "plain" ? sides : sides.filter(({ name }) => name !== "portkey");
}

async function startSide(name: "bare" | "gateway", secret: string, env: Record<string, string>) {
  const child = await BenchChild.start(name, env);
  const side: Side = { name, port: child.port, secret, cpu: () => child.cpu() };
  return { side, stop: () => child.stop() };
}

/**
 * CPU per call and added latency of the gateway with everything on, beside a bare proxy and Portkey's gateway in the same run.
 * `--only plain|streamed`, `--no-portkey` (which spares its installation).
 */
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
    const bare = await startSide("bare", key, { BENCH_UPSTREAM: origin });
    closing.push(bare.stop);
    const gateway = await startSide("gateway", key, {
      TURNPIKE_HOME: home,
      GATEWAY_PORT: "0",
      DATABASE_URL: postgres.url,
      TURNPIKE_SECRET: secret,
    });
    closing.push(gateway.stop);
    const sides = [bare.side, gateway.side];
    if (!args.includes("--no-portkey")) {
      const portkey = await startPortkey(`${origin}/v1`);
      closing.push(portkey.stop);
      sides.push(portkey);
    }
    const kinds = KINDS.filter((kind) => !args.includes("--only") || args.includes(kind));
    const figures = await measure(sides, upstream.port, tenant, kinds);
    if (!args.includes("--json")) console.log(toTable(figures));
    return figures;
  } finally {
    for (const close of closing.reverse()) await close();
    rmSync(home, { recursive: true, force: true });
  }
}
