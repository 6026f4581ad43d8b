import type { Pool } from "@/lib/db";
import { ensureDefaultRules } from "../rules/default-rules";
import { clearCreditFirings } from "./clear-credit";
import { findCrossings } from "./find-crossings";
import { fireCrossings } from "./fire-crossings";
import { openWatchedWindows } from "./open-watched-windows";

/**
 * Tells what has been reached since the last time. May run anywhere and as often as one likes: an alert is a row that is inserted
 * once, in the transaction of its notification and deliveries.
 */
export async function evaluateAlerts(pool: Pool, now: Date): Promise<number> {
  await ensureDefaultRules(pool, now);
  await openWatchedWindows(pool, now);
  await clearCreditFirings(pool, now);
  return fireCrossings(await findCrossings(pool, now), now);
}
