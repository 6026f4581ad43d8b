import { AppError } from "@/lib/core/errors";
import { SECOND_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { readCallHistories } from "@/lib/domain/estimates";
import type { KeyRecord } from "../../snapshot/records";

type Histories = Awaited<ReturnType<typeof readCallHistories>>;

/** Somebody who types is estimated every moment, and the worker learns four times a minute. */
const FRESH_MS = 5 * SECOND_MS;
const KEPT_MAX = 500;

/** The histories that estimates rest on, read at most once in five seconds for a key and model. */
export class HistoryReader {
  private readonly pool: Pool;
  private readonly kept = new Map<string, { untilMs: number; histories: Promise<Histories> }>();

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** 503 while the database is away. */
  read({ id, orgId }: KeyRecord, model: string, nowMs: number): Promise<Histories> {
    const name = `${id}\n${model}`;
    const found = this.kept.get(name);
    if (found && found.untilMs > nowMs) return found.histories;
    const histories = readCallHistories(this.pool, { orgId, keyId: id, model }).catch((cause: unknown) => {
      this.kept.delete(name);
      throw new AppError("store_unavailable", "Past calls cannot be read at the moment.", {
        headers: { "retry-after": "1" },
        cause,
      });
    });
    this.keep(name, { untilMs: nowMs + FRESH_MS, histories });
    return histories;
  }

  /** The oldest go first. */
  private keep(name: string, entry: { untilMs: number; histories: Promise<Histories> }): void {
    this.kept.delete(name);
    this.kept.set(name, entry);
    if (this.kept.size > KEPT_MAX) this.kept.delete(this.kept.keys().next().value!);
  }
}
