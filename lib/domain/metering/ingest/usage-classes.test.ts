import { beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/core/time";
import { inputTotal, NO_USAGE, outputTotal, type UsageVector } from "@/lib/core/usage";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { priceUsage, seedCatalog } from "../../catalog";
import { createTestTenant } from "../../projects/testing";
import { getCall, getUsageSummary, ingestSettledCalls, rebuildRollups, type SettledCall } from "..";
import { settledCall } from "../testing";

useTestDatabase();

const EVERYTHING: UsageVector = {
  input: 1_000_003,
  cachedInput: 20_001,
  cacheWrite: 3_001,
  cacheWrite1h: 4_003,
  audioInput: 501,
  imageInput: 607,
  output: 70_001,
  reasoning: 8_009,
  audioOutput: 901,
  imageOutput: 1_009,
  images: 3,
  audioMs: 12_345,
  characters: 6_789,
  searches: 2,
  computeMs: 1_111,
};
const FLEX = { input: 700_000_001, cacheWrite1h: 900_000_001, imageOutput: 40_000_000_003, output: 3 };
const RATES = {
  input: 1_250_000_001,
  output: 10_000_000_001,
  perImage: 40_000_000,
  perAudioHour: 360_000_001,
  perComputeHour: 7_777_777,
  perMillionCharacters: 15_000_000_001,
  perSearch: 10_000_000,
  serviceTiers: { flex: FLEX },
  timeOfDay: [{ fromMinute: 720, toMinute: 780, input: 5, output: 7 }],
};
const NOON = Date.UTC(2026, 10, 20, 12, 30);

let tenant: Awaited<ReturnType<typeof createTestTenant>>;
let priceId: string;
beforeEach(async () => {
  tenant = await createTestTenant();
  await seedCatalog();
  const model = await db().model.findFirstOrThrow();
  priceId = `prc_${tenant.orgId}`;
  await db().price.create({
    data: {
      id: priceId,
      modelId: model.id,
      effectiveFrom: new Date(NOON + Math.random() * HOUR_MS),
      rates: RATES,
      createdById: "usr_1",
    },
  });
});

const ingest = (calls: SettledCall[]) => ingestSettledCalls(pool(), "gwi_test", calls);

async function rowOf({ requestId }: SettledCall) {
  const { rows } = await pool().query(
    "SELECT to_jsonb(e) - 'request_id' - 'transfer_id' - 'booking' AS row FROM usage_event e WHERE request_id = $1",
    [requestId],
  );
  return rows[0].row;
}

describe("an event", () => {
  it("has every class and unit that was used, and the same row alone or in a batch that is partly booked", async () => {
    const make = () =>
      settledCall(tenant, {
        usage: EVERYTHING,
        circumstances: { serviceTier: "flex", imageOf: "1x1/\ud800" },
        startedAtMs: NOON,
      });
    const [booked, alone, beside] = [settledCall(tenant), make(), make()];
    await ingest([booked, alone]);
    expect(await ingest([booked, beside])).toBe(1);
    const row = await rowOf(alone);
    expect(await rowOf(beside)).toEqual(row);
    expect(row).toMatchObject({
      cache_write_hour_tokens: 4_003,
      image_input_tokens: 607,
      image_output_tokens: 1_009,
      units: { audioMs: 12_345, characters: 6_789, searches: 2, computeMs: 1_111 },
      circumstances: { serviceTier: "flex", imageOf: "1x1/\uFFFD" },
    });
    expect(await rowOf(booked)).toMatchObject({ image_input_tokens: 0, units: null, circumstances: null });
  });

  it.each([
    ["a service tier", { serviceTier: "flex" }, NOON],
    ["a time of day", null, NOON],
    ["the rest of the day", null, NOON + HOUR_MS],
  ])(
    "can be priced again from what is stored, at %s: its lines sum to its cost",
    async (_, circumstances, at) => {
      const costNanos = priceUsage(RATES, EVERYTHING, { ...circumstances, atMs: at });
      const call = settledCall(tenant, {
        usage: EVERYTHING,
        circumstances,
        costNanos,
        priceId,
        startedAtMs: at,
      });
      await ingest([call]);
      const { attempts } = await getCall(tenant.ctx, { requestId: call.requestId });
      const { lines, serviceTier } = attempts[0]!;
      expect(serviceTier).toBe(circumstances?.serviceTier ?? null);
      expect(lines).toHaveLength(Object.keys(NO_USAGE).length);
      const parts = lines.reduce(
        (sum, line) => sum + (BigInt(line.units) * line.rateNanos * 36_000_000n) / BigInt(line.ratePer),
        0n,
      );
      expect((parts + 18_000_000n) / 36_000_000n).toBe(BigInt(costNanos));
    },
  );

  it("adds every token of it to the sums that pages show, which are those of the events", async () => {
    const calls = [
      EVERYTHING,
      { ...NO_USAGE, imageOutput: 5, cacheWrite1h: 7 },
      { ...NO_USAGE, output: 1 },
    ].map((usage) => settledCall(tenant, { usage, startedAtMs: NOON }));
    await ingest(calls.slice(0, 1));
    await ingest(calls);
    const range = { from: new Date(NOON - HOUR_MS), to: new Date(NOON + HOUR_MS) };
    const { current } = await getUsageSummary(tenant.ctx, { ...range, filter: [] });
    const total = (of: (usage: UsageVector) => number) =>
      BigInt(calls.reduce((sum, { usage }) => sum + of(usage), 0));
    expect(current).toMatchObject({
      calls: 3n,
      inputTokens: total(inputTotal),
      outputTokens: total(outputTotal),
    });
    expect(await rebuildRollups(pool(), tenant.orgId, range.from, range.to)).toBe(0);
  });
});
