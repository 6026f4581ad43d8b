import { once } from "node:events";
import { Worker } from "node:worker_threads";

export type ThreadLimits = {
  threads: number;
  /** From the moment a thread has the task, the start of a new thread included. */
  taskMsMax: number;
  heapMbMax: number;
};

type Waiting<Task, Result> = {
  task: Task;
  resolve(result: Result): void;
  reject(error: unknown): void;
};

/**
 * Arithmetic beside the event loop: tasks wait for one of a few threads that run `entry` (a module that calls `serveThread`). A
 * task that throws, takes too long or needs too much memory is rejected and takes only its own thread along.
 */
export class ThreadPool<Task, Result> {
  private readonly entry: URL;
  private readonly limits: ThreadLimits;
  private readonly idle = new Set<Worker>();
  private readonly busy = new Set<Worker>();
  private readonly waiting: Waiting<Task, Result>[] = [];

  constructor(entry: URL, limits: ThreadLimits) {
    this.entry = entry;
    this.limits = limits;
  }

  run(task: Task): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.handOut();
    });
  }

  /** Ends every thread; what is under way or waiting is rejected. */
  async close(): Promise<void> {
    for (const { reject } of this.waiting.splice(0)) reject(new Error("the threads were closed"));
    await Promise.all([...this.idle, ...this.busy].map((thread) => thread.terminate()));
  }

  private handOut(): void {
    if (this.waiting.length === 0) return;
    const thread = this.freeThread();
    if (!thread) return;
    const { task, resolve, reject } = this.waiting.shift()!;
    this.idle.delete(thread);
    this.busy.add(thread);
    this.ask(thread, task)
      .then(
        (result) => {
          this.idle.add(thread);
          resolve(result);
        },
        (error) => {
          void thread.terminate();
          reject(error);
        },
      )
      .finally(() => {
        this.busy.delete(thread);
        this.handOut();
      });
  }

  private freeThread(): Worker | undefined {
    const [idle] = this.idle;
    if (idle || this.busy.size >= this.limits.threads) return idle;
    const thread = new Worker(this.entry, {
      // Not the parent's: what it preloads is about processes.
      execArgv: ["--enable-source-maps"],
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMbMax },
    });
    thread.once("exit", () => this.idle.delete(thread));
    // Without a listener an error between two tasks would end the process; "exit" follows it.
    thread.on("error", () => {});
    return thread;
  }

  private async ask(thread: Worker, task: Task): Promise<Result> {
    const over = new AbortController();
    const { signal } = over;
    const timer = setTimeout(() => over.abort(), this.limits.taskMsMax);
    const answer = once(thread, "message", { signal });
    const end = once(thread, "exit", { signal }).then(([code]) => {
      throw new Error(`the thread ended with code ${code}`);
    });
    try {
      thread.postMessage(task);
      const [result] = await Promise.race([answer, end]);
      return result as Result;
    } catch (error) {
      throw signal.aborted ? new Error(`took longer than ${this.limits.taskMsMax} ms`) : error;
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }
}
