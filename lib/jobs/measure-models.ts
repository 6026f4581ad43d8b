import { MINUTE_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { publishSpeeds } from "@/lib/domain/storefront";
import type { Job } from "./job";

/** How fast each model was, for the pages that anyone may read. */
export const measureModels: Job = {
  name: "measure-models",
  everyMs: 5 * MINUTE_MS,
  run: (now) => publishSpeeds(pool(), now),
};
