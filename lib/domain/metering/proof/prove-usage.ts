import { monotonicMs } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { proveDay } from "./prove-day";
import { listUnprovedDays, type OrgDay } from "./unproved-days";

type Bounds = { daysMax: number; forMs: number };
type Repair = OrgDay & { wrong: number };

/**
 * Proves closed days whose sums were not proved since somebody booked in them, oldest first, within bounds; answers how many,
 * and which ones had been wrong and are right now.
 */
export async function proveUsage(
  pool: Pool,
  now: Date,
  { daysMax, forMs }: Bounds,
): Promise<{ proved: number; repairs: Repair[] }> {
  const untilMs = monotonicMs() + forMs;
  const repairs: Repair[] = [];
  let proved = 0;
  for (const orgDay of await listUnprovedDays(pool, now, daysMax)) {
    if (monotonicMs() > untilMs) break;
    const { state, wrong } = await proveDay(pool, orgDay);
    if (state !== "waiting") proved++;
    if (state === "repaired") repairs.push({ ...orgDay, wrong });
  }
  return { proved, repairs };
}
