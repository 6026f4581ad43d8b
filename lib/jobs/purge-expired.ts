import { HOUR_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { deleteEnded } from "@/lib/domain/accounts";
import { deleteExpiredAnswers, deleteExpiredCalls, settleOwnerlessClaims } from "@/lib/domain/idempotency";
import { forgetCustomerWindows } from "@/lib/domain/limits";
import type { Job } from "./job";

/** Sessions, e-mailed links, idempotent answers and windows of customers that have had their time. */
export const purgeExpired: Job = {
  name: "purge-expired",
  everyMs: HOUR_MS,
  async run(now) {
    return {
      answers: await deleteExpiredAnswers(now),
      callAnswers: await deleteExpiredCalls(pool()),
      claims: await settleOwnerlessClaims(pool()),
      customerWindows: await forgetCustomerWindows(pool(), now),
      ...(await deleteEnded(now)),
    };
  },
};
