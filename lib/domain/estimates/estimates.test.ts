import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { priceUsage } from "../catalog";
import { createKey } from "../keys";
import { ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import { createTestTenant } from "../projects/testing";
import { estimateCall, getCalibration, publishEstimates, readCallHistories } from ".";

useTestDatabase();
const RATES = { input: 1_000_000_000, output: 4_000_000_000 };
const NOW = new Date("2026-11-20T12:00:00Z");
type Tenant = Awaited<ReturnType<typeof createTestTenant>>;
let tenant: Tenant;
let priceId: string;
let keyId: string;

/** Equidistributed in [0, 1): the same figures at every run. */
const drawn = (i: number) => (i * 0.618_033_988_75) % 1;

beforeAll(async () => {
  tenant = await createTestTenant();
  keyId = (await createKey(tenant.ctx, { projectId: tenant.projectId, name: "Own", environment: "live" })).id;
  const modelId = newId("model");
  await db().model.create({
    data: {
      id: modelId,
      slug: "test/one",
      name: "One",
      ownedBy: "test",
      contextTokens: 1e5,
      maxOutputTokens: 1e4,
      tokenizer: "o200k_base",
    },
  });
  priceId = newId("price");
  await db().price.create({
    data: { id: priceId, modelId, effectiveFrom: new Date(0), rates: RATES, createdById: "x" },
  });
});

/** Calls of `input` tokens whose answers have between `from` and `to`. */
function callsOf(of: {
  count: number;
  from: number;
  to: number;
  input: number;
  startMs: number;
  owner?: Tenant;
  key?: string;
  model?: string;
}) {
  return Array.from({ length: of.count }, (_, i) => {
    const usage = {
      ...NO_USAGE,
      input: of.input,
      output: Math.round(of.from + drawn(i) * (of.to - of.from)),
    };
    return settledCall(of.owner ?? tenant, {
      startedAtMs: of.startMs + i * MINUTE_MS,
      keyId: of.key ?? keyId,
      model: of.model ?? "test/one",
      usage,
      costNanos: priceUsage(RATES, usage),
      priceId,
    });
  });
}

const estimate = async (
  over: {
    keyId?: string;
    orgId?: string;
    model?: string;
    inputTokens?: number;
    outputTokensMax?: number;
  } = {},
) => {
  const {
    keyId: key = keyId,
    orgId = tenant.orgId,
    model = "test/one",
    inputTokens = 1_000,
    outputTokensMax = 10_000,
  } = over;
  const asked = {
    endpoint: "chat.completions",
    stream: false,
    choices: 1,
    inputTokens,
    outputTokensMax,
    rates: RATES,
    atMs: NOW.getTime(),
  };
  return estimateCall(asked, await readCallHistories(pool(), { orgId, keyId: key, model }));
};

describe("estimates", () => {
  it("rest on the prior before there was any call, and say so", async () => {
    const { costNanos, calibration, histories } = await estimate({
      keyId: "key_new",
      orgId: "org_new",
      model: "test/never",
    });
    expect(costNanos.p10).toBeLessThan(costNanos.p50);
    expect(costNanos.p50).toBeLessThan(costNanos.p90);
    expect(calibration).toBeNull();
    expect(histories.map(({ calls }) => calls)).toEqual([0, 0, 0, 0]);
  });

  it("learn each settled call once, from the events, and then rest on the key's own", async () => {
    const calls = callsOf({
      count: 200,
      from: 100,
      to: 300,
      input: 1_000,
      startMs: NOW.getTime() - 5 * HOUR_MS,
    });
    await ingestSettledCalls(pool(), "gwi_test", calls);
    const runs = await Promise.all([publishEstimates(pool(), NOW), publishEstimates(pool(), NOW)]);
    expect(runs.reduce((sum, run) => sum + run, 0)).toBeGreaterThan(0);
    expect(await publishEstimates(pool(), NOW)).toBe(0);
    const { costNanos, outputTokens, histories } = await estimate();
    expect(outputTokens.p50).toBeGreaterThan(170);
    expect(outputTokens.p50).toBeLessThan(230);
    expect(outputTokens.p10).toBeGreaterThanOrEqual(95);
    expect(outputTokens.p90).toBeLessThanOrEqual(330);
    expect(Math.abs(costNanos.p50 - 1_000_000 - outputTokens.p50 * 4_000)).toBeLessThanOrEqual(2_000);
    expect(histories[0]!.weight).toBeGreaterThan(0.9);
    expect(histories[0]).toMatchObject({ scope: "key", calls: histories[3]!.calls });
  });

  it("are bounded by what the call may generate", async () => {
    const { outputTokens, costNanos } = await estimate({ outputTokensMax: 50 });
    expect(outputTokens).toMatchObject({ p10: 50, p50: 50, p90: 50 });
    expect(costNanos.p90).toBe(1_000_000 + 50 * 4_000);
  });

  it("serve another key of the organization, and another organization, from wider histories", async () => {
    const neighbour = await estimate({ keyId: "key_other" });
    expect(neighbour.histories.map(({ calls }) => calls > 0)).toEqual([false, true, true, true]);
    const stranger = await estimate({ keyId: "key_other", orgId: "org_other" });
    expect(stranger.histories.map(({ calls }) => calls > 0)).toEqual([false, false, true, true]);
    expect(stranger.outputTokens.p50).toBeGreaterThan(150);
    expect(stranger.calibration).toMatchObject({ basis: "model" });
  });

  it("follow a change of habit: most calls after it fall inside again", async () => {
    const start = NOW.getTime();
    const changed = callsOf({ count: 240, from: 1_500, to: 2_500, input: 1_000, startMs: start });
    await ingestSettledCalls(pool(), "gwi_test", changed);
    const before = await getCalibration(tenant.ctx, { keyId });
    for (const hours of [1, 2, 3, 4, 5]) await publishEstimates(pool(), new Date(start + hours * HOUR_MS));
    const after = await getCalibration(tenant.ctx, { keyId });
    const calls = after.calls - before.calls;
    expect(calls).toBe(200);
    expect((after.inside - before.inside) / calls).toBeGreaterThan(0.65);
    expect((await estimate()).outputTokens.p10).toBeGreaterThan(1_300);
  });

  it("leave out what was not answered, not measured or set apart", async () => {
    const at = NOW.getTime() + DAY_MS;
    const [call] = callsOf({ count: 1, from: 9, to: 9, input: 9, startMs: at });
    const odd = [
      { outcome: "error" as const },
      { usageSource: "estimated" as const },
      { quarantined: true },
      { endpoint: "embeddings" },
    ];
    await ingestSettledCalls(
      pool(),
      "gwi_test",
      odd.map((over, i) => ({
        ...call!,
        requestId: newId("request", at + i),
        startedAtMs: at + i,
        settledAtMs: at + i,
        ...over,
      })),
    );
    expect(await publishEstimates(pool(), new Date(at + HOUR_MS))).toBe(0);
  });
});

describe("the calibration of an organization's estimates", () => {
  it("adds up over days and models, for all keys or one", async () => {
    const whole = await getCalibration(tenant.ctx, {});
    const own = await getCalibration(tenant.ctx, { keyId });
    expect(whole.calls).toBe(own.calls);
    expect(whole.days.reduce((sum, { calls }) => sum + calls, 0)).toBe(whole.calls);
    expect(whole.models).toEqual([{ model: "test/one", calls: whole.calls, inside: whole.inside }]);
    expect((await getCalibration(tenant.ctx, { model: "test/two" })).calls).toBe(0);
  });

  it("is not another organization's, nor of its keys", async () => {
    const other = await createTestTenant();
    expect((await getCalibration(other.ctx, {})).days).toEqual([]);
    await expect(getCalibration(other.ctx, { keyId })).rejects.toMatchObject({
      status: 404,
    });
  });
});
