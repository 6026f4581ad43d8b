import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@/lib/core/ids";
import { createLogger } from "@/lib/core/log";
import { NO_USAGE } from "@/lib/core/usage";
import { createPool, type Pool } from "@/lib/db";
import { openMoney } from "./open-money";
import type { Hold, Money, MoneyLimit, MoneyOptions, Settlement } from "./seam";

/** Gateways' money on the database of a test, and what it is asked to do. */
export class MoneyBench {
  readonly home = mkdtempSync(join(tmpdir(), "turnpike-money-"));
  readonly orgId = newId("org");
  readonly pool: Pool = createPool(6);
  private readonly opened: Money[] = [];

  async open(over: Partial<MoneyOptions> = {}): Promise<Money> {
    const money = await openMoney({
      pool: this.pool,
      home: this.home,
      log: createLogger("test"),
      price: (rates, usage) => (rates as { output: number }).output * (usage.input + usage.output),
      journalBytesMax: 64 * 1024 * 1024,
      waitMs: 300,
      ...over,
    });
    this.opened.push(money);
    return money;
  }

  async limit(over: Partial<MoneyLimit> & { limitNanos: bigint }): Promise<MoneyLimit> {
    const limit: MoneyLimit = {
      budgetId: newId("budget"),
      kind: "cap",
      scopeType: "org",
      scopeId: this.orgId,
      window: "lifetime",
      ...over,
    };
    await this.pool.query(
      `INSERT INTO budget (id, org_id, scope_type, scope_id, kind, "window", limit_nanos, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
      [
        limit.budgetId,
        this.orgId,
        limit.scopeType,
        limit.scopeId,
        limit.kind,
        limit.window,
        limit.limitNanos,
      ],
    );
    return limit;
  }

  /** What an operator's change looks like to a gateway: a new row and a new object. */
  async relimit(limit: MoneyLimit, limitNanos: bigint): Promise<MoneyLimit> {
    await this.pool.query("UPDATE budget SET limit_nanos = $2 WHERE id = $1", [limit.budgetId, limitNanos]);
    return { ...limit, limitNanos };
  }

  call(costNanos: number, over: Partial<Settlement> = {}): Settlement {
    const startedAtMs = over.startedAtMs ?? Date.now();
    return {
      requestId: newId("request", startedAtMs),
      attempt: 1,
      orgId: this.orgId,
      projectId: "prj",
      keyId: "key",
      model: "sandbox/small",
      upstreamModel: "small",
      providerId: "prv",
      region: null,
      endpoint: "chat.completions",
      stream: false,
      endUser: null,
      conversation: null,
      tags: null,
      startedAtMs,
      status: 200,
      outcome: "ok",
      errorCode: null,
      usage: { ...NO_USAGE, input: 10, output: 5 },
      usageSource: "provider",
      quarantined: false,
      costNanos,
      priceId: "prc",
      ttftMs: null,
      latencyMs: 5,
      overheadUs: 100,
      upstreamRequestId: null,
      settledAtMs: Date.now(),
      ...over,
    };
  }

  /** The whole of a call, as the gateway makes it. */
  async run(
    money: Money,
    limits: MoneyLimit[],
    holdNanos: number,
    costNanos: number,
    upstreamMs = 0,
  ): Promise<void> {
    const call = this.call(costNanos);
    const hold = await money.place(limits, holdNanos, call.startedAtMs);
    this.intend(money, call, hold);
    if (upstreamMs > 0) await new Promise((resolve) => setTimeout(resolve, upstreamMs));
    await money.settle(call, hold);
  }

  intend(money: Money, call: Settlement, hold: Hold, promptJson: string | null = null): void {
    const intent = {
      ...call,
      rates: { output: 3 },
      inputTokensEstimate: 10,
      tokenizer: "o200k_base",
      promptJson,
      asked: null,
    };
    money.intent(intent, hold);
  }

  async window(limit: MoneyLimit): Promise<{ spent: bigint; leased: bigint }> {
    const { rows } = await this.pool.query(
      "SELECT spent_nanos AS spent, leased_nanos AS leased FROM budget_window WHERE budget_id = $1",
      [limit.budgetId],
    );
    return rows[0] ?? { spent: 0n, leased: 0n };
  }

  async events(): Promise<{ n: number; cost: bigint }> {
    const { rows } = await this.pool.query(
      "SELECT count(*)::int AS n, COALESCE(sum(cost_nanos), 0)::bigint AS cost FROM usage_event WHERE org_id = $1",
      [this.orgId],
    );
    return rows[0];
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((money) => money.close()));
    await this.pool.end();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Waits until `check` holds; throws after five seconds. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`not within five seconds: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
