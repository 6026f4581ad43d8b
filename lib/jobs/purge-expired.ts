import { HOUR_MS } from "@/lib/core/time";
import { deleteEnded } from "@/lib/domain/accounts";
import { deleteExpiredAnswers } from "@/lib/domain/idempotency";
import type { Job } from "./job";

/** Sessions, e-mailed links and idempotent answers that have had their time. */
export const purgeExpired: Job = {
  name: "purge-expired",
  everyMs: HOUR_MS,
  async run(now) {
    return { answers: await deleteExpiredAnswers(now), ...(await deleteEnded(now)) };
  },
};
