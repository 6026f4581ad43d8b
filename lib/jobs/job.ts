/** Work that comes back. It must do no harm when it runs twice: a lost connection may hand it to another worker midway. */
export type Job = {
  /** Unique; its advisory lock is made from it. */
  name: string;
  everyMs: number;
  /** Returns what it did, for the log; an empty object when there was nothing to do. */
  run(now: Date): Promise<Record<string, number>>;
};
