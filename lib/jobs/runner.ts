import type { Logger } from "@/lib/core/log";
import { monotonicMs, now } from "@/lib/core/time";
import type { Job } from "./job";
import { Leadership } from "./leadership";

export type JobRunner = {
  /** Waits for the runs under way, then gives the locks back. */
  stop(): Promise<void>;
};

async function runOnce(job: Job, leadership: Leadership, log: Logger): Promise<void> {
  const startedMs = monotonicMs();
  try {
    if (!(await leadership.isLeader(job.name))) return;
    const done = await job.run(now());
    if (Object.values(done).some((count) => count > 0)) {
      log.info({ job: job.name, ...done, durationMs: Math.round(monotonicMs() - startedMs) }, "job done");
    }
  } catch (error) {
    log.error({ job: job.name, err: error }, "job failed");
  }
}

/** Runs each job now and then at its pace, on one worker at a time however many there are; a failed run only waits for its next turn. */
export function startJobs(jobs: readonly Job[], log: Logger): JobRunner {
  const leadership = new Leadership();
  const timers = new Map<Job, NodeJS.Timeout>();
  const underWay = new Map<Job, Promise<void>>();
  let stopped = false;

  function turn(job: Job): void {
    const run = runOnce(job, leadership, log).finally(() => {
      if (stopped) return;
      timers.set(
        job,
        setTimeout(() => turn(job), job.everyMs),
      );
    });
    underWay.set(job, run);
  }

  for (const job of jobs) turn(job);
  return {
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled(underWay.values());
      await leadership.close();
    },
  };
}
