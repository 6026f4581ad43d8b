import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { migrate, readMigrations } from "./migrate";

const database = useTestDatabase();
const client = new pg.Client({ connectionString: database.url });
beforeAll(() => client.connect());
afterAll(() => client.end());

test("migrating a migrated database changes nothing, also from several instances at once", async () => {
  const runs = await Promise.all([1, 2, 3].map(() => migrate(database.url, "prisma/migrations")));
  expect(runs).toEqual([[], [], []]);
});

test("each migration is recorded once, with the checksum that Prisma computes", async () => {
  const { rows } = await client.query(
    `SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY 1`,
  );
  const files = readMigrations("prisma/migrations");
  expect(rows).toEqual(
    files.map(({ name }) => ({
      migration_name: name,
      checksum: createHash("sha256")
        .update(readFileSync(`prisma/migrations/${name}/migration.sql`))
        .digest("hex"),
      applied_steps_count: 1,
      finished: true,
    })),
  );
});
