import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDb } from "./client";
import { closePool } from "./pool";

export { type SilentProxy, startSilentProxy } from "./silent-proxy";

export type TestDatabase = { name: string; url: string };

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testDatabase").adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Gives the calling test file a migrated database of its own as DATABASE_URL, and drops it afterwards. */
export function useTestDatabase(): TestDatabase {
  const { adminUrl, template } = inject("testDatabase");
  const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;

  beforeAll(() => asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  afterAll(async () => {
    await closeDb();
    await closePool();
    await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return { name, url: url.href };
}
