import { SECOND_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { foldUsage as fold } from "@/lib/domain/metering";
import type { Job } from "./job";

/** What was booked since the last time goes into the sums that pages read. */
export const foldUsage: Job = {
  name: "fold-usage",
  everyMs: 5 * SECOND_MS,
  async run() {
    return fold(pool());
  },
};
