import { get } from "node:http";

const POLL_MS = 50;
const ANSWER_MS_MAX = 5_000;

/** True when `url` answers with a status below 500. */
function isHealthy(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: ANSWER_MS_MAX, agent: false }, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 500);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}

/** Resolves once `url` is healthy; gives up silently when `isOver` says so. */
export async function untilHealthy(url: string, isOver: () => boolean): Promise<void> {
  while (!isOver() && !(await isHealthy(url))) await new Promise((wake) => setTimeout(wake, POLL_MS));
}
