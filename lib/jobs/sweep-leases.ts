import { SECOND_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { sweepLeases } from "@/lib/domain/limits";
import type { Job } from "./job";

/** Money that a dead gateway had leased becomes spendable again. */
export const sweepDeadLeases: Job = {
  name: "sweep-leases",
  everyMs: 10 * SECOND_MS,
  async run() {
    return { leases: await sweepLeases(pool()) };
  },
};
