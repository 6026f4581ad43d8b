import { ThreadPool } from "@/lib/core/threads/thread-pool";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time";
import type { ForecastTask, TimedForecast } from "./forecast-thread";
import type { Task } from "./task";

/** Beside the bundle that this file is part of (server/build.mjs). */
const THREAD = new URL("./eval-forecast.js", import.meta.url);
const TELL_EVERY_MS = 5 * SECOND_MS;

export type Done = TimedForecast & { task: Task };

/** Forecasts every task on as many threads, telling on stderr how far it is. */
export async function forecastAll(tasks: Task[], threads: number): Promise<Done[]> {
  const limits = { threads, taskMsMax: 10 * MINUTE_MS, heapMbMax: 512 };
  const pool = new ThreadPool<ForecastTask, TimedForecast>(THREAD, limits);
  let count = 0;
  const tell = () => console.error(`forecast: ${count} of ${tasks.length} forecasts made`);
  const timer = setInterval(tell, TELL_EVERY_MS);
  const forecastOne = async (task: Task): Promise<Done> => {
    const timed = await pool.run({ known: task.known, spec: task.spec });
    count++;
    return { task, ...timed };
  };
  try {
    return await Promise.all(tasks.map(forecastOne));
  } finally {
    clearInterval(timer);
    await pool.close();
  }
}
