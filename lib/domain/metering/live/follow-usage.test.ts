import { afterEach, describe, expect, it } from "vitest";
import { monotonicMs, SECOND_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { followUsage, ingestSettledCalls, type UsageNews } from "..";
import { settledCall } from "../testing";

useTestDatabase();
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Follows an organization and waits for news one by one. */
function startFollowing(orgId: string) {
  const heard: UsageNews[] = [];
  let wake = () => {};
  let gaps = 0;
  let isReady = false;
  const stop = followUsage(orgId, {
    onReady() {
      isReady = true;
      wake();
    },
    onNews(news) {
      heard.push(news);
      wake();
    },
    onGap() {
      gaps++;
      wake();
    },
  });
  async function until(isEnough: () => boolean) {
    const deadline = monotonicMs() + 60 * SECOND_MS;
    while (!isEnough() && monotonicMs() < deadline) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 50);
      });
    }
    expect(isEnough()).toBe(true);
  }
  stops.push(stop);
  const ready = () => until(() => isReady);
  return {
    heard,
    stop,
    ready,
    until,
    gaps: () => gaps,
    count: () => heard.flatMap((news) => news.batches).reduce((sum, batch) => sum + batch.count, 0),
  };
}

describe("following usage", { timeout: 120_000 }, () => {
  it("hears of a call that landed, with its sums, its row and the credit", async () => {
    const tenant = await createTestTenant();
    const following = startFollowing(tenant.orgId);
    await following.ready();
    for (let i = 0; i < 3; i++) {
      const call = settledCall(tenant);
      await ingestSettledCalls(pool(), "gwi_test", [call]);
      await following.until(() => following.heard.length > i);
      expect(following.heard[i]).toMatchObject({
        batches: [{ count: 1, inputTokens: 10, outputTokens: 5, costNanos: "1000" }],
        calls: [{ requestId: call.requestId, projectName: "Default" }],
        credit: { grantedNanos: 0n },
      });
    }
  });

  it("hears nothing of other organizations, and every call of its own however fast they land", async () => {
    const tenant = await createTestTenant();
    const other = await createTestTenant();
    const following = startFollowing(tenant.orgId);
    await following.ready();
    const before = following.count();
    const own = Array.from({ length: 30 }, () => settledCall(tenant));
    await Promise.all([
      ...own.map((call) => ingestSettledCalls(pool(), "gwi_test", [call])),
      ingestSettledCalls(pool(), "gwi_test", [settledCall(other)]),
    ]);
    await following.until(() => following.count() - before >= 30);
    expect(following.count() - before).toBe(30);
    expect(
      following.heard.flatMap((news) => news.calls).every((call) => call.projectId === tenant.projectId),
    ).toBe(true);
  });

  it("is told of a gap when its connection to the database was lost", async () => {
    const tenant = await createTestTenant();
    const following = startFollowing(tenant.orgId);
    await following.ready();
    await pool().query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
    );
    await following.until(() => following.gaps() > 0);
  });

  it("leaves no connection behind when nobody follows", async () => {
    const tenant = await createTestTenant();
    const following = startFollowing(tenant.orgId);
    await following.ready();
    following.stop();
    const listeners = async () =>
      (
        await pool().query(
          "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
        )
      ).rowCount;
    const deadline = monotonicMs() + 60 * SECOND_MS;
    while ((await listeners()) && monotonicMs() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await listeners()).toBe(0);
  });
});
