import { parentPort } from "node:worker_threads";

/** Makes this thread one of a `ThreadPool`: what `work` answers goes back, and what it throws ends the thread. */
export function serveThread<Task, Result>(work: (task: Task) => Result): void {
  parentPort?.on("message", (task: Task) => parentPort?.postMessage(work(task)));
}
