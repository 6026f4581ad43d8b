import { createPool, type PoolClient } from "@/lib/db";

// The first key of the two-key advisory locks of jobs; migrations use a one-key lock, which is another space.
const LOCK_SPACE = 7_270;

/** Which jobs this worker runs: it keeps a job's lock for as long as its connection lives, and others wait for it. */
export class Leadership {
  private readonly pool = createPool(1);
  private connection: Promise<PoolClient> | undefined;
  private held = new Set<string>();
  private lastAsk: Promise<unknown> = Promise.resolve();

  /** True when this worker leads `job`, now or already. */
  async isLeader(job: string): Promise<boolean> {
    if (this.held.has(job)) return true;
    const ask = this.lastAsk.then(() => this.tryLead(job));
    this.lastAsk = ask.catch(() => {});
    return ask;
  }

  /** Gives every lock back. */
  async close(): Promise<void> {
    const client = await this.connection?.catch(() => undefined);
    this.lose();
    client?.release(true);
    await this.pool.end();
  }

  // One at a time: a connection runs one query after the other.
  private async tryLead(job: string): Promise<boolean> {
    this.connection ??= this.connect();
    const connection = this.connection;
    const client = await connection;
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked",
      [LOCK_SPACE, job],
    );
    const locked = rows[0]?.locked === true && connection === this.connection;
    if (locked) this.held.add(job);
    return locked;
  }

  private lose(): void {
    this.connection = undefined;
    this.held.clear();
  }

  private async connect(): Promise<PoolClient> {
    try {
      const client = await this.pool.connect();
      client.once("error", (error) => {
        this.lose();
        client.release(error);
      });
      return client;
    } catch (error) {
      this.lose();
      throw error;
    }
  }
}
