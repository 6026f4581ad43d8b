import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "@/lib/core/log";
import type { RateLimits } from "../snapshot/records";
import { RedisLimiter } from "./redis";
import { type LimitScope, toSubject } from "./subject";

function hasRedis(): boolean {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const log = createLogger("test");
const none: RateLimits = { rpm: null, tpm: null, rpd: null, concurrency: null };
const subject = (id: string, own: Partial<typeof none>, scope: LimitScope = "key") =>
  toSubject(scope, id, "org", { ...none, ...own });

/** Until it can be asked, five seconds at most. */
async function connected(gateway: RedisLimiter): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const ready = await gateway.admit([subject("probe", { rpm: 1_000 })], 1, "r").then(
      () => true,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe.runIf(hasRedis())("rate limits in Redis", () => {
  let server: ChildProcess;
  let gateways: RedisLimiter[];
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    server = spawn("redis-server", ["--port", String(port), "--save", "", "--bind", "127.0.0.1"], {
      stdio: "ignore",
    });
    gateways = [1, 2, 3].map(() => new RedisLimiter(url, false, log));
    await Promise.all(gateways.map(connected));
  });
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.close()));
    server.kill("SIGKILL");
  });

  it("three gateways together admit exactly the limit of parallel calls", async () => {
    for (const own of [{ rpm: 20 }, { rpd: 20 }, { tpm: 200 }, { concurrency: 20 }]) {
      const one = subject(`all-${Object.keys(own)[0]}`, own);
      const results = await Promise.allSettled(
        Array.from({ length: 90 }, (_, i) => gateways[i % 3]!.admit([one], 10, `req-${i}`)),
      );
      expect([own, results.filter((result) => result.status === "fulfilled").length]).toEqual([own, 20]);
    }
  });

  it("complaint 6, budgets are per replica: three gateways hold key, project and organization to one limit each", async () => {
    const metrics = ["rpm", "rpd", "tpm", "concurrency"] as const;
    for (const metric of metrics) {
      const cost = metric === "tpm" ? 10 : 1;
      const of = (id: string, calls: number, scope: LimitScope) =>
        subject(`${metric}-${id}`, { [metric]: calls * cost }, scope);
      const admit = (i: number) =>
        gateways[i % 3]!.admit(
          [
            of(`key-${i % 6}`, 8, "key"),
            of(`project-${i % 2}`, 15, "project"),
            of("org", 25, "organization"),
          ],
          10,
          `${metric}-${i}`,
        );
      const results = await Promise.allSettled(Array.from({ length: 120 }, (_, i) => admit(i)));
      const admitted = results.flatMap((result, i) => (result.status === "fulfilled" ? [i] : []));
      expect([metric, admitted.length]).toEqual([metric, 25]);
      for (let key = 0; key < 6; key++) {
        expect(admitted.filter((i) => i % 6 === key).length).toBeLessThanOrEqual(8);
        expect(admitted.filter((i) => i % 2 === key % 2).length).toBeLessThanOrEqual(15);
      }
    }
  });

  it("complaint 19, token limits multiplied by replicas: what one gateway settles, the others may use, and no more", async () => {
    const org = subject("settled-org", { tpm: 1_000 }, "organization");
    const admissions = await Promise.all([0, 1, 2].map((i) => gateways[i]!.admit([org], 300, `first-${i}`)));
    await expect(gateways[0]!.admit([org], 101, "too-much")).rejects.toMatchObject({
      details: {
        extra: { scope: "organization", scope_id: "settled-org", metric: "tokens per minute", limit: 1_000 },
      },
    });
    for (const admission of admissions) admission.settle(50);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) => gateways[i % 3]!.admit([org], 50, `second-${i}`)),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(17);
  });

  it("a call that one scope refuses counts on none of the others", async () => {
    const key = subject("none-key", { rpm: 10 });
    const org = subject("none-org", { rpm: 1 }, "organization");
    await gateways[0]!.admit([key, org], 1, "x");
    for (let i = 0; i < 6; i++) {
      await expect(gateways[i % 3]!.admit([key, org], 1, `y-${i}`)).rejects.toMatchObject({ status: 429 });
    }
    expect((await gateways[1]!.admit([key], 1, "z")).states[0]!.used).toBe(2);
  });

  it("tokens are corrected and slots freed for the other gateways", async () => {
    const one = subject("settle", { tpm: 100, concurrency: 1 });
    const admission = await gateways[0]!.admit([one], 90, "a");
    expect(admission.states[0]).toMatchObject({ limit: 100, used: 90 });
    await expect(gateways[1]!.admit([one], 5, "b")).rejects.toMatchObject({ code: "rate_limit_exceeded" });
    admission.settle(10);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const next = await gateways[2]!.admit([one], 80, "c");
    expect(next.states[0]!.used).toBe(90);
  });

  it("a store that is down refuses with 503 and Retry-After, or admits when so configured", async () => {
    const port = await freePort();
    const strict = new RedisLimiter(`redis://127.0.0.1:${port}`, false, log);
    const lenient = new RedisLimiter(`redis://127.0.0.1:${port}`, true, log);
    const one = subject("down", { rpm: 1 });
    await expect(strict.admit([one], 1, "a")).rejects.toMatchObject({
      code: "store_unavailable",
      details: { headers: { "retry-after": "1" } },
    });
    expect((await lenient.admit([one], 1, "a")).states).toEqual([]);
    await Promise.all([strict.close(), lenient.close()]);
  });
});
