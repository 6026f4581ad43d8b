import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { callView } from "@/lib/contract/calls";
import { liveUsageEndpoint } from "@/lib/contract/usage";
import { DAY_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { ingestSettledCalls, type SettledCall } from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { send } from "./testing/send";
import { newMember, newWorld, type Person, type Tenant } from "./testing/world";

useTestDatabase();
let tenant: Tenant;
beforeAll(async () => {
  tenant = (await newWorld()).a;
}, 60_000);
beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
  vi.useRealTimers();
});

/** Opens the stream as a browser would and reads it piece by piece. */
async function open(as: Person, of = tenant) {
  const stop = new AbortController();
  stops.push(stop);
  const response = await send(liveUsageEndpoint, {
    as,
    params: { orgId: of.orgId },
    signal: stop.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  /** All that came so far, once there is more of it. */
  async function more(): Promise<string> {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended: ${text}`);
    text += value;
    return text;
  }
  async function until(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(text);
      if (match) return match;
      await more();
    }
  }
  async function untilEnd() {
    while (!(await reader.read()).done);
  }
  return { response, more, until, untilEnd };
}

/** What a page would have counted after these messages. */
function countAll(text: string) {
  const sums = { calls: 0, costNanos: 0n };
  for (const [, event, data] of text.matchAll(/event: (pace|usage)\ndata: (.*)\n\n/g)) {
    const message = JSON.parse(data!);
    for (const each of event === "pace" ? message.seconds : [message.landed]) {
      sums.calls += each.calls;
      sums.costNanos += BigInt(each.costNanos);
    }
  }
  return sums;
}

/** The last minute's calls: what lands once they have been told comes as news, and not before. */
const ALL_BEFORE = /event: pace\ndata: .*\n\n/;
const USAGE = /event: usage\ndata: (.*)\n\n/;

describe("the live stream", { timeout: 60_000 }, () => {
  it("tells of a call that landed, as the list shows it, and of the credit after it", async () => {
    const { response, until } = await open(tenant.owner);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    await until(ALL_BEFORE);
    const call = settledCall(tenant);
    await ingestSettledCalls(pool(), "gwi_test", [call]);
    const { events, landed } = JSON.parse((await until(USAGE))[1]!);
    expect(landed).toEqual({ calls: 1, inputTokens: 10, outputTokens: 5, costNanos: "1000" });
    expect(events).toHaveLength(1);
    expect(callView.parse(events[0])).toMatchObject({ requestId: call.requestId, costNanos: "1000" });
    await until(/event: credit\ndata: \{"grantedNanos"/);
  });

  it("counts each call once over its first message and what lands after, however it falls around the connection", async () => {
    const fresh = (await newWorld()).a;
    // In the last minute however slow the machine is.
    const settledAtMs = Date.now() + DAY_MS;
    const calls = Array.from({ length: 80 }, () => settledCall(fresh, { settledAtMs }));
    const [before, after] = [calls.slice(0, 40), calls.slice(40)];
    const land = (call: SettledCall) => ingestSettledCalls(pool(), "gwi_test", [call]);
    for (const call of before.slice(0, 20)) await land(call);
    const landing = Promise.all(before.slice(20).map(land));
    const { more } = await open(fresh.owner, fresh);
    await landing;
    await ingestSettledCalls(pool(), "gwi_test", after);
    let counted = countAll("");
    while (counted.calls < 80) counted = countAll(await more());
    expect(counted).toEqual({ calls: 80, costNanos: 80_000n });
  });

  it("shows no calls to a role that may not read requests, but that there were some", async () => {
    const { until } = await open(await newMember(tenant, "billing"));
    await until(ALL_BEFORE);
    await ingestSettledCalls(pool(), "gwi_test", [settledCall(tenant)]);
    const news = JSON.parse((await until(USAGE))[1]!);
    expect(news.events).toEqual([]);
    expect(news.landed.calls).toBe(1);
  });

  it("beats every 15 seconds, so that no proxy takes it for dead", async () => {
    const { until } = await open(tenant.owner);
    await until(/: connected/);
    vi.advanceTimersByTime(15_000);
    await until(/: heartbeat\nevent: beat/);
  });

  it("ends within a minute of its session being revoked, and of the membership being taken away", async () => {
    const revoked = await newMember(tenant, "viewer");
    const removed = await newMember(tenant, "viewer");
    const streams = [await open(revoked), await open(removed)];
    for (const { until } of streams) await until(/: connected/);
    await db().userSession.updateMany({ where: { userId: revoked.userId }, data: { revokedAt: new Date() } });
    await db().member.deleteMany({ where: { userId: removed.userId } });
    vi.advanceTimersByTime(60_000);
    await Promise.all(streams.map(({ untilEnd }) => untilEnd()));
  });
});
