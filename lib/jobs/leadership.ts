import { createPool, type PoolClient } from "@/lib/db";

// The first key of the two-key advisory locks of jobs; migrations use a one-key lock, which is another space.
const LOCK_SPACE = 7_270;

/** Which jobs this worker runs: it keeps a job's lock for as long as its connection lives, and others wait for it. */
export class Leadership {
  private readonly pool = createPool(1);
  private client: PoolClient | undefined;
  private held = new Set<string>();

  /** True when this worker leads `job`, now or already. */
  async isLeader(job: string): Promise<boolean> {
    if (this.held.has(job)) return true;
    const client = await this.connected();
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked",
      [LOCK_SPACE, job],
    );
    const locked = rows[0]?.locked === true && client === this.client;
    if (locked) this.held.add(job);
    return locked;
  }

  /** Gives every lock back. */
  async close(): Promise<void> {
    this.client?.release(true);
    this.client = undefined;
    this.held.clear();
    await this.pool.end();
  }

  private async connected(): Promise<PoolClient> {
    if (this.client) return this.client;
    const client = await this.pool.connect();
    const lose = () => {
      if (this.client !== client) return;
      this.client = undefined;
      this.held.clear();
      client.release(true);
    };
    client.once("error", lose);
    client.once("end", lose);
    this.client = client;
    return client;
  }
}
