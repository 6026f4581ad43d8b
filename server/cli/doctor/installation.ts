import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "@/lib/core/env";
import type { Pool } from "@/lib/db";
import { readMigrations } from "../../migrate";
import { type Finding, fail, ok, warn } from "./check";

/** Every setting parses; secrets are not shown. */
export async function checkSettings(): Promise<Finding> {
  try {
    const settings = parseEnv(process.env);
    const mail = settings.SMTP_URL ? "mail by SMTP" : "mail stays in the outbox";
    const limits = settings.REDIS_URL ? "rate limits in Redis" : "rate limits in memory";
    return ok("settings", `${mail}, ${limits}`);
  } catch (error) {
    return fail("settings", (error as Error).message, "Correct the variables that are named.");
  }
}

export async function checkDatabase(pool: Pool): Promise<Finding> {
  const startedMs = performance.now();
  const { rows } = await pool.query<{ version: string; size: string }>(
    "SELECT current_setting('server_version') AS version, pg_size_pretty(pg_database_size(current_database())) AS size",
  );
  const elapsedMs = Math.round(performance.now() - startedMs);
  return ok("database", `PostgreSQL ${rows[0]!.version}, ${rows[0]!.size}, answers in ${elapsedMs} ms`);
}

export async function checkMigrations(pool: Pool): Promise<Finding> {
  const table = await pool.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (!table.rows[0]!.there) {
    return fail("migrations", "this database was never migrated", "Run npm start, which does it.");
  }
  const { rows } = await pool.query<{ name: string; checksum: string }>(
    "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const known = readMigrations("prisma/migrations");
  const missing = known.filter((migration) => !applied.has(migration.name));
  const changed = known.filter(
    (migration) => applied.has(migration.name) && applied.get(migration.name) !== migration.checksum,
  );
  const names = (list: { name: string }[]) => list.map((migration) => migration.name).join(", ");
  if (missing.length > 0) {
    return fail("migrations", `${names(missing)} not applied`, "Run npm start, which applies them.");
  }
  if (changed.length > 0) {
    return warn("migrations", `${names(changed)} changed after it was applied`, "Restore the file's text.");
  }
  return ok("migrations", `all ${known.length} applied`);
}

/** Events of a month without a partition fall into the default one, from which they are hard to move. */
export async function checkPartitions(pool: Pool, now: Date): Promise<Finding> {
  const months = [0, 1].map((ahead) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    return `usage_event_${month.toISOString().slice(0, 7).replace("-", "_")}`;
  });
  const { rows } = await pool.query<{ name: string; there: boolean }>(
    "SELECT name, to_regclass(name) IS NOT NULL AS there FROM unnest($1::text[]) AS m (name)",
    [months],
  );
  const { rows: strays } = await pool.query<{ n: bigint }>("SELECT count(*) AS n FROM usage_event_default");
  const missing = rows.filter((row) => !row.there).map((row) => row.name);
  if (missing.length > 0) {
    return warn(
      "partitions",
      `${missing.join(", ")} missing`,
      "Start the worker: it makes them ahead of time.",
    );
  }
  if (strays[0]!.n > 0n) {
    const detail = `${strays[0]!.n} events in the default partition`;
    return warn("partitions", detail, "They count all the same; queries over that month are slower.");
  }
  return ok("partitions", `ready to the end of ${months.at(-1)!.slice(-7).replace("_", "-")}`);
}

/** A journal is emptied into the database within seconds; one that stays is of a gateway that is not running. */
export async function checkJournal(home: string, bytesMax: number, isGatewayUp: boolean): Promise<Finding> {
  const folders = listFolders(join(home, "journal"));
  if (folders.length === 0) return ok("journal", "none on this machine");
  const segments = folders.flatMap((folder) => readdirSync(folder).filter((name) => name !== "lock"));
  const detail = `${segments.length} segment${segments.length === 1 ? "" : "s"} in ${folders.length} folder${folders.length === 1 ? "" : "s"}`;
  if (!isGatewayUp && segments.length > 0) {
    return warn(
      "journal",
      `${detail}, and no gateway runs`,
      "Start the gateway: it books what the journal still holds.",
    );
  }
  const segmentsMax = Math.max(8, Math.floor(bytesMax / (8 * 1024 * 1024) / 2));
  if (segments.length > segmentsMax) {
    return warn("journal", `${detail}: more than half full`, "See whether the gateway reaches the database.");
  }
  return ok("journal", detail);
}

function listFolders(root: string): string[] {
  try {
    return readdirSync(root).map((name) => join(root, name));
  } catch {
    return [];
  }
}
