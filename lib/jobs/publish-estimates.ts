import { SECOND_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { publishEstimates } from "@/lib/domain/estimates";
import type { Job } from "./job";

/** What was learned from the newest calls, for the estimates of the next ones. */
export const learnEstimates: Job = {
  name: "publish-estimates",
  everyMs: 15 * SECOND_MS,
  async run(now): Promise<Record<string, number>> {
    const calls = await publishEstimates(pool(), now);
    return calls > 0 ? { calls } : {};
  },
};
