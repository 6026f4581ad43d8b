import { MINUTE_MS } from "@/lib/core/time";
import { publishDueForecasts } from "@/lib/domain/forecasts";
import type { Job } from "./job";

/** Each organization's turn comes every hour; one that has just begun to spend has its first within half a minute. */
export const publishForecasts: Job = {
  name: "publish-forecasts",
  everyMs: MINUTE_MS / 2,
  run: publishDueForecasts,
};
