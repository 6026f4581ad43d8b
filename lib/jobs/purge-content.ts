import { MINUTE_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { purgeContents } from "@/lib/domain/content";
import type { Job } from "./job";

/** Prompts and answers that have had their time or were deleted. */
export const purgeContent: Job = {
  name: "purge-content",
  everyMs: MINUTE_MS,
  async run(now) {
    return { purged: await purgeContents(pool(), now) };
  },
};
