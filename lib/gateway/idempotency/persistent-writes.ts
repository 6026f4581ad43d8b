import type { Logger } from "@/lib/core/log";

const RETRY_MS = 1_000;
const BYTES_MAX = 32 * 1024 * 1024;

type Write = { run(): Promise<void>; bytes: number };

/** Small writes that are tried until the database takes them; those that are large only while 32 MB wait. */
export class PersistentWrites {
  private waiting: Write[] = [];
  private bytes = 0;
  private timer: NodeJS.Timeout | null = null;
  private readonly log: Logger;

  constructor(log: Logger) {
    this.log = log;
  }

  /** Resolves after the first try. */
  async run(write: Write): Promise<void> {
    try {
      await write.run();
    } catch (error) {
      this.log.warn({ err: (error as Error).message }, "an idempotent answer waits for the database");
      this.enqueue(write);
    }
  }

  /** True while an answer of this size may wait. */
  hasRoom(bytes: number): boolean {
    return this.bytes + bytes <= BYTES_MAX;
  }

  /** One last try for all that wait. */
  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.retryAll();
    if (this.timer) clearTimeout(this.timer);
  }

  private enqueue(write: Write): void {
    this.waiting.push(write);
    this.bytes += write.bytes;
    this.timer ??= setTimeout(() => void this.retryAll(), RETRY_MS);
  }

  private async retryAll(): Promise<void> {
    this.timer = null;
    const writes = this.waiting.splice(0);
    this.bytes = 0;
    for (const [at, write] of writes.entries()) {
      try {
        await write.run();
      } catch {
        for (const rest of writes.slice(at)) this.enqueue(rest);
        return;
      }
    }
  }
}
