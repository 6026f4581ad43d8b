import { deliverMail } from "./deliver-mail";
import { ensurePartitions } from "./ensure-partitions";
import type { Job } from "./job";
import { learnEstimates } from "./publish-estimates";
import { purgeExpired } from "./purge-expired";
import { rotateKeys } from "./rotate-keys";
import { sweepDeadLeases } from "./sweep-leases";

export { startJobs } from "./runner";

/** What the worker does. */
export const JOBS: readonly Job[] = [
  ensurePartitions,
  sweepDeadLeases,
  rotateKeys,
  deliverMail,
  purgeExpired,
  learnEstimates,
];
