import { MINUTE_MS } from "@/lib/core/time";
import { rotateDueKeys } from "@/lib/domain/keys";
import type { Job } from "./job";

export const rotateKeys: Job = {
  name: "rotate-keys",
  everyMs: MINUTE_MS,
  async run(now) {
    return { rotated: await rotateDueKeys(now) };
  },
};
