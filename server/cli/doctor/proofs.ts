import { addMs, DAY_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { readProofs } from "@/lib/domain/metering";
import { type Finding, ok, warn } from "./check";

/** The worker proves a day within hours of its end. */
const LATE_DAYS = 3;
const RECENT_DAYS = 7;

/** How far the worker has proved that the sums of usage equal the events, and whether it ever had to mend them. */
export async function checkProofs(pool: Pool, now: Date): Promise<Finding> {
  const { until, waitingDays, repairedRows, repairedAt } = await readProofs(pool, now);
  const range = until ? `proved until ${until}` : "no day proved yet";
  if (repairedAt && repairedAt > addMs(now, -RECENT_DAYS * DAY_MS)) {
    const at = repairedAt.toISOString().slice(0, 16);
    return warn(
      "proofs",
      `${range}; ${repairedRows} rows were wrong and made anew, last at ${at}Z`,
      "Report it.",
    );
  }
  const isLate = waitingDays > 0 && (!until || new Date(until) < addMs(now, -LATE_DAYS * DAY_MS));
  if (isLate) {
    return warn(
      "proofs",
      `roll-ups ${range}; ${waitingDays} days wait`,
      "Start the worker: it proves them by the hour.",
    );
  }
  return ok("proofs", `roll-ups ${range}${repairedRows > 0 ? `, ${repairedRows} rows ever mended` : ""}`);
}
