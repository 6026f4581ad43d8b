import { expect, test } from "vitest";
import { createLogger } from "@/lib/core/log";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import type { Gateway } from "../gateway";
import { CircuitBreakers } from "./breaker";
import { TroubleReporter } from "./trouble-reporter";

useTestDatabase();

const gatewayWith = (breakers: CircuitBreakers) => ({
  breakers,
  money: { instanceId: "gw_1" } as Gateway["money"],
  log: createLogger("test"),
  isDraining: () => false,
});

async function told(): Promise<string[]> {
  const { rows } = await pool().query<{ provider_id: string }>(
    "SELECT provider_id FROM provider_trouble WHERE instance_id = 'gw_1' ORDER BY 1",
  );
  return rows.map((row) => row.provider_id);
}

function fail(breakers: CircuitBreakers, providerId: string): void {
  for (let i = 0; i < 5; i++) breakers.failed(providerId, Date.now());
}

test("a provider that fails is told at the next look, and taken back at the one after it answers", async () => {
  const breakers = new CircuitBreakers();
  const reporter = new TroubleReporter(gatewayWith(breakers), pool());
  await reporter.look();
  expect(await told()).toEqual([]);
  fail(breakers, "prv_1");
  fail(breakers, "prv_2");
  await reporter.look();
  expect(await told()).toEqual(["prv_1", "prv_2"]);
  breakers.succeeded("prv_1");
  await reporter.look();
  expect(await told()).toEqual(["prv_2"]);
  breakers.succeeded("prv_2");
  await reporter.look();
  expect(await told()).toEqual([]);
});

test("what the database did not hear is told again; the same is not told at every look", async () => {
  const breakers = new CircuitBreakers();
  let asked = 0;
  let isAway = true;
  const watched = {
    query: (...args: Parameters<ReturnType<typeof pool>["query"]>) => {
      asked++;
      return isAway ? Promise.reject(new Error("away")) : pool().query(...args);
    },
  } as unknown as ReturnType<typeof pool>;
  const reporter = new TroubleReporter(gatewayWith(breakers), watched);
  fail(breakers, "prv_3");
  await reporter.look();
  expect(asked).toBe(1);
  isAway = false;
  await reporter.look();
  expect([asked, await told()]).toEqual([2, ["prv_3"]]);
  await reporter.look();
  expect(asked).toBe(2);
});
