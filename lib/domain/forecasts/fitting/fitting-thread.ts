import { ThreadPool } from "@/lib/core/threads/thread-pool";
import { SECOND_MS } from "@/lib/core/time";
import type { PublishedForecast } from "../published";
import type { FitScope, FitTask } from "./fit";

const LIMITS = { threads: 1, taskMsMax: 60 * SECOND_MS, heapMbMax: 256 };

/** A thread that fits, so that the caller's event loop goes on: `entry` is the bundle of `fit-thread.ts`. It starts with the first task. */
export function openFittingThread(entry: URL): { fitScope: FitScope; close(): Promise<void> } {
  const pool = new ThreadPool<FitTask, PublishedForecast>(entry, LIMITS);
  return { fitScope: (task) => pool.run(task), close: () => pool.close() };
}
