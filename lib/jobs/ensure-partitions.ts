import { HOUR_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { ensureUsagePartitions } from "@/lib/domain/metering";
import type { Job } from "./job";

export const ensurePartitions: Job = {
  name: "ensure-partitions",
  everyMs: 6 * HOUR_MS,
  async run(now) {
    await ensureUsagePartitions(pool(), now);
    return {};
  },
};
