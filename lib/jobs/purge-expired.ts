import { HOUR_MS } from "@/lib/core/time";
import { deleteExpiredAnswers } from "@/lib/domain/idempotency";
import type { Job } from "./job";

export const purgeExpired: Job = {
  name: "purge-expired",
  everyMs: HOUR_MS,
  async run(now) {
    return { answers: await deleteExpiredAnswers(now) };
  },
};
