import { pool } from "@/lib/db";
import { sweepLeases } from "@/lib/domain/limits";
import type { Cluster } from "../cluster/cluster";
import { sleep } from "../random";
import type { LimitBook } from "./limit-book";

const EVERY_MS = 250;
const SWEEP_EVERY_MS = 1_000;

type Row = { budget_id: string; template_id: string | null; limit_nanos: bigint; taken: bigint };

/**
 * Looks at the database while the storm goes on: spent + leased must be within the limit of every window at every look. A cap
 * that was lowered is exempt until it is within its limit again. Sweeps the leases of the dead, as the worker does.
 */
export class LeaseWatch {
  looks = 0;
  excessNanos = 0n;
  readonly faults: unknown[] = [];
  private readonly cluster: Cluster;
  private readonly limits: LimitBook;
  private readonly leaseMs: number;
  /** The windows that were over at the last look, and whether because their limit had been lowered. */
  private over = new Map<string, boolean>();
  private lookedMs = 0;
  private stopped = false;
  private done: Promise<unknown> = Promise.resolve();

  constructor(cluster: Cluster, limits: LimitBook, leaseMs: number) {
    this.cluster = cluster;
    this.limits = limits;
    this.leaseMs = leaseMs;
  }

  start(): void {
    this.done = Promise.all([
      this.repeat(EVERY_MS, () => this.look()),
      this.repeat(SWEEP_EVERY_MS, () => this.sweep()),
    ]);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async repeat(everyMs: number, work: () => Promise<void>): Promise<void> {
    while (!this.stopped) {
      // The database may be away just now.
      await work().catch(() => {});
      await sleep(everyMs);
    }
  }

  private async sweep(): Promise<void> {
    await sweepLeases(pool(), this.leaseMs, this.leaseMs / 2);
  }

  private async look(): Promise<void> {
    await this.noteAway();
    const { rows } = await pool().query<Row>(
      `SELECT w.budget_id, w.template_id, b.limit_nanos, w.spent_nanos + w.leased_nanos AS taken
       FROM budget_window w JOIN budget b ON b.id = COALESCE(w.template_id, w.budget_id)
       WHERE w.spent_nanos + w.leased_nanos > b.limit_nanos`,
    );
    this.looks++;
    const now = Date.now();
    const before = this.over;
    this.over = new Map(
      rows.map((row) => [row.budget_id, before.get(row.budget_id) ?? this.wasLowered(row, now)]),
    );
    this.lookedMs = now;
    for (const { budget_id: id, limit_nanos: limit, taken } of rows) {
      if (this.over.get(id)) continue;
      this.faults.push({ id, limit, taken, atMs: now });
      if (taken - limit > this.excessNanos) this.excessNanos = taken - limit;
    }
  }

  /** The leases of gateways that are away: they stay as they are until the gateway is back or they are swept. */
  private async noteAway(): Promise<void> {
    const away = this.cluster.outages.filter(
      ({ what, untilMs }) => what === "gateway" && untilMs > Date.now(),
    );
    for (const { index, leased } of away) {
      const { rows } = await pool().query<{ id: string; nanos: bigint }>(
        "SELECT budget_id AS id, amount_nanos AS nanos FROM budget_lease WHERE instance_id = $1 AND amount_nanos > 0",
        [this.cluster.instanceOf(index)],
      );
      for (const { id, nanos } of rows) if (nanos > (leased.get(id) ?? 0n)) leased.set(id, nanos);
    }
  }

  private wasLowered(
    { budget_id: id, template_id: template, limit_nanos: limit }: Row,
    now: number,
  ): boolean {
    return this.limits.highest(template ?? id, this.lookedMs, now) > limit;
  }
}
