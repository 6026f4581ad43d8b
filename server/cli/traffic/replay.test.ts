import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createUser } from "@/lib/domain/accounts";
import { type Arrival, readTrace, runReplay } from "@/lib/replay";
import { bundleGateway, findFreePort, GatewayProcess } from "../../testing/gateway-process";
import { operatorCtx } from "../frame/operator";

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), "turnpike-replay-"));
let bundle: Awaited<ReturnType<typeof bundleGateway>>;
let gateway: GatewayProcess;
let arrivals: Arrival[];

/** A slice in the form of the Azure trace: a burst, then a quieter stretch. */
function traceText(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const seconds = (Math.floor(i / 40) % 60).toString().padStart(2, "0");
    const ticks = ((i % 40) * 250_000).toString().padStart(7, "0");
    return `2023-11-16 18:17:${seconds}.${ticks},${100 + ((i * 7919) % 7_000)},${1 + ((i * 104_729) % 600)}`;
  });
  return ["TIMESTAMP,ContextTokens,GeneratedTokens", ...lines, ""].join("\n");
}

beforeAll(async () => {
  mkdirSync(".build", { recursive: true });
  bundle = await bundleGateway();
  await createUser(operatorCtx(), { email: "ops@acme.example", name: "Ops", password: "long enough 1" });
  gateway = new GatewayProcess(bundle.entry, {
    DATABASE_URL: database.url,
    TURNPIKE_SECRET: process.env.TURNPIKE_SECRET,
    TURNPIKE_HOME: home,
    GATEWAY_PORT: String(await findFreePort()),
  });
  await gateway.start();
  writeFileSync(join(home, "trace.csv"), traceText(300));
  arrivals = await readTrace(join(home, "trace.csv"));
}, 60_000);

afterAll(async () => {
  await gateway?.stop();
  bundle?.remove();
  rmSync(home, { recursive: true, force: true });
});

const play = (more: { stream: boolean; delayMs?: number; onProgress?(done: number): void }) =>
  runReplay(operatorCtx(), {
    pool: pool(),
    gatewayUrl: gateway.url,
    folder: join(home, "replay"),
    arrivals,
    speed: "max",
    parallel: 16,
    upstreamPort: 0,
    ...more,
  });

describe("a replay through a real gateway", () => {
  it.each([false, true])(
    "books exactly what the upstream booked (streamed: %s)",
    async (stream) => {
      const report = await play({ stream });
      expect(report).toMatchObject({ equal: true, rows: 300, delivered: 300, refused: 0, broken: 0 });
      expect(report.comparison.ours).toEqual(report.comparison.theirs);
      expect(report.comparison.ours.calls).toBe(300);
      expect(report.ledgerNanos).toBe(report.comparison.theirs.costNanos);
    },
    60_000,
  );

  it.each([false, true])(
    "loses and doubles nothing when the gateway is killed in the middle (streamed: %s)",
    async (stream) => {
      let revival: Promise<void> | undefined;
      const report = await play({
        stream,
        delayMs: 25,
        onProgress(done) {
          if (done < 120 || revival) return;
          revival = gateway.kill().then(() => gateway.start());
        },
      });
      await revival;
      const { comparison } = report;
      expect(report.broken).toBeGreaterThan(0);
      expect(report.broken).toBeLessThanOrEqual(16);
      expect(comparison.missing).toEqual([]);
      expect(comparison.doubled).toEqual([]);
      expect(comparison.different.filter((row) => !row.marked || row.delivered)).toEqual([]);
      expect(comparison.extra.filter((row) => !row.marked)).toEqual([]);
      expect(report.explained).toBe(true);
    },
    90_000,
  );
});
