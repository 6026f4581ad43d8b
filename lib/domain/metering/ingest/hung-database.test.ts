import { expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { createPool, pool } from "@/lib/db";
import { startSilentProxy, useTestDatabase } from "@/lib/db/testing";
import { settledCall } from "../testing";
import { ingestSettledCalls } from "./ingest-settled-calls";

const database = useTestDatabase();

it("a database that hangs cannot hang the shipper for ever: it is told, and the same batch sent again is booked once", async () => {
  const orgId = newId("org");
  const calls = Array.from({ length: 300 }, () => settledCall({ orgId, projectId: "prj_1" }));
  const proxy = await startSilentProxy(database.url);
  const gateways = createPool(2, proxy.url, 300);
  await ingestSettledCalls(gateways, "gwi_1", calls.slice(0, 100));

  proxy.fallSilent();
  const started = performance.now();
  await expect(ingestSettledCalls(gateways, "gwi_1", calls)).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(6_000);

  proxy.recover();
  expect(await ingestSettledCalls(gateways, "gwi_1", calls)).toBe(200);
  const { rows } = await pool().query(
    "SELECT count(*)::int AS n, (SELECT sum(calls)::int FROM usage_rollup WHERE org_id = $1) AS counted FROM usage_event WHERE org_id = $1",
    [orgId],
  );
  expect(rows[0]).toEqual({ n: 300, counted: 300 });
  await gateways.end();
  await proxy.close();
});
