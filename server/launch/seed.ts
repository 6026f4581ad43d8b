import { now } from "@/lib/core/time";
import { closeDb, closePool, pool } from "@/lib/db";
import { seedCatalog } from "@/lib/domain/catalog";
import { ensureUsagePartitions } from "@/lib/domain/metering";

/** Writes the rows that every installation starts with; does nothing where they are there. */
export async function seed(): Promise<void> {
  await ensureUsagePartitions(pool(), now());
  await seedCatalog();
  await Promise.all([closePool(), closeDb()]);
}
