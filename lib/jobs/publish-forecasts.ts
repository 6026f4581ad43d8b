import { MINUTE_MS } from "@/lib/core/time";
import { openFittingThread, publishDueForecasts } from "@/lib/domain/forecasts";
import type { Job } from "./job";

/** Beside the bundle that this file is part of (server/build.mjs). */
const THREAD = new URL("./fit-forecasts.js", import.meta.url);

/**
 * Each organization's turn comes every hour, a young one's every few minutes; one that has just begun to spend has its first
 * within half a minute. The thread lives as long as there is something to fit.
 */
export const publishForecasts: Job = {
  name: "publish-forecasts",
  everyMs: MINUTE_MS / 2,
  async run(now) {
    const { fitScope, close } = openFittingThread(THREAD);
    try {
      return await publishDueForecasts(now, fitScope);
    } finally {
      await close();
    }
  },
};
