import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "../../core/time";
import type { Answerers } from "../caller";
import { DEMO_MODELS } from "../catalogue";
import { readServegen } from "./read-servegen";
import { tellTraceDay, toTraceStory } from "./tell-trace";

function traceFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "turnpike-trace-"));
  const rates = Array.from({ length: 2016 }, (_, i) => `${i * 600},${i % 144 < 72 ? 4 : 0},0.5,9`);
  writeFileSync(
    join(folder, "language_m-mid.rate_rps_10min.part.csv"),
    `t_s,c1,c2,c3\n${rates.join("\n")}\n`,
  );
  writeFileSync(
    join(folder, "language_m-mid.token_stats_6h.part.csv"),
    "client,t_s,in_mean,in_p50,in_p95,in_p99,out_mean,out_p50,out_p95,out_p99\n" +
      "1,0,400,300,900,1000,60,40,200,300\n1,604800,4000,3000,9000,9900,60,40,200,300\n2,0,40,30,90,99,6,4,20,30\n",
  );
  return folder;
}

const answerers = Object.fromEntries(
  Object.keys(DEMO_MODELS).map((slug) => [slug, { priceId: "prc", providerId: "prv", upstreamModel: "m" }]),
) as Answerers;

describe("a trace told as a tenant", () => {
  const clients = readServegen(traceFolder());
  const trace = toTraceStory(clients);
  const [project] = trace.tenant.projects;
  const key = project!.keys.find(({ name }) => name === "m-mid-client-1")!;
  const story = { startMs: Date.UTC(2026, 10, 1, 9), endMs: Date.UTC(2026, 10, 15, 9), seed: 1 };
  const caller = { ...key, tenant: "t", orgId: "org", projectId: "prj", keyId: "key" };
  const tell = (day: number) =>
    tellTraceDay(trace, caller, story, Date.UTC(2026, 10, 2) + day * DAY_MS, answerers);

  it("has a key for each client whose token counts are known", () => {
    expect(project!.keys.map(({ name }) => name)).toEqual(["m-mid-client-1", "m-mid-client-2"]);
  });

  it("calls when its client called, the same calls at every telling", () => {
    const calls = tell(0);
    expect(calls.length).toBeGreaterThan(500);
    expect(calls.every(({ startedAtMs }) => startedAtMs % DAY_MS < DAY_MS / 2)).toBe(true);
    expect(tell(0)).toEqual(calls);
  });

  it("reads as much as its client did at that time of the trace", () => {
    const median = (day: number) => {
      const tokens = tell(day).filter(({ outcome }) => outcome === "ok");
      const inputs = tokens.map(({ usage }) => usage.input + usage.cachedInput).sort((a, b) => a - b);
      return inputs[Math.floor(inputs.length / 2)]!;
    };
    expect(median(1) / 300).toBeCloseTo(1, 0);
    expect(median(8) / 3_000).toBeCloseTo(1, 0);
  });
});
