import { createLogger } from "@/lib/core/log";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { proveUsage } from "@/lib/domain/metering";
import type { Job } from "./job";

/** A day of an organization takes milliseconds to seconds; what is left over is proved an hour later. */
const BOUNDS = { daysMax: 500, forMs: 2 * MINUTE_MS };
const log = createLogger("proof");

/** Sums that pages read are the sums of the events: each day that is over is compared, and put right where it is not. */
export const proveRollups: Job = {
  name: "prove-rollups",
  everyMs: HOUR_MS,
  async run(now) {
    const { proved, repairs } = await proveUsage(pool(), now, BOUNDS);
    for (const repair of repairs)
      log.error(repair, "sums of usage differed from the events and were made anew");
    return { proved, repairedRows: repairs.reduce((sum, { wrong }) => sum + wrong, 0) };
  },
};
