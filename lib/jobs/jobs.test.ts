import { expect, test } from "vitest";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { JOBS } from "./index";

useTestDatabase();

test("every job runs on an empty installation, and again", async () => {
  const now = new Date("2027-01-31T23:59:59Z");
  for (const job of [...JOBS, ...JOBS]) {
    const done = await job.run(now);
    expect(Object.values(done).every((count) => count === 0)).toBe(true);
  }
  const { rows } = await pool().query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r' AND relname ~ '^usage_event_2027' ORDER BY 1",
  );
  expect(rows.map(({ name }) => name)).toEqual([
    "usage_event_2027_01",
    "usage_event_2027_02",
    "usage_event_2027_03",
  ]);
});
