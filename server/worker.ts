import { createLogger } from "@/lib/core/log";
import { closeDb, closePool } from "@/lib/db";
import { JOBS, startJobs } from "@/lib/jobs";

const log = createLogger("worker");
const jobs = startJobs(JOBS, log);

async function stop(): Promise<void> {
  await jobs.stop();
  await Promise.all([closeDb(), closePool()]);
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
log.info({ jobs: JOBS.map((job) => job.name) }, "worker started");
process.send?.("ready");
