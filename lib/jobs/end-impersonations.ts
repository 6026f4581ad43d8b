import { MINUTE_MS } from "@/lib/core/time";
import { endLapsed } from "@/lib/domain/impersonation";
import type { Job } from "./job";

/** Tells tenants of impersonations whose time is over. */
export const endImpersonations: Job = {
  name: "end-impersonations",
  everyMs: MINUTE_MS,
  async run(now) {
    return { ended: await endLapsed(now) };
  },
};
