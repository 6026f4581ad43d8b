import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { useTestDatabase } from "@/lib/db/testing";
import type { Money } from "./money";
import { MoneyBench, until } from "./money/testing";
import { BudgetBook } from "./snapshot/budgets/budget-book";
import type { BudgetRecord } from "./snapshot/budgets/budget-record";
import type { KeyRecord } from "./snapshot/records";

useTestDatabase();

let bench: MoneyBench;
let gateways: Money[];
beforeAll(async () => {
  bench = new MoneyBench();
  gateways = [await bench.open({ waitMs: 60 }), await bench.open({ waitMs: 60 })];
});
afterAll(() => bench.close());

const KEYS = ["k0", "k1"];
const PROJECTS = ["p0", "p1"];
const MODELS = ["acme/one", "acme/two"];
const CUSTOMERS = ["ann", "bob", "cyd"];

const scopes = fc.constantFrom(
  ...(["plan", "org", "customer_default"] as const).map((type) => [type, ""] as const),
  ...KEYS.map((id) => ["key", id] as const),
  ...PROJECTS.map((id) => ["project", id] as const),
  ...MODELS.map((id) => ["model", id] as const),
  ...CUSTOMERS.map((id) => ["customer", id] as const),
);
const caps = fc.uniqueArray(
  fc.record({
    scope: scopes,
    window: fc.constantFrom("day", "month", "lifetime"),
    limit: fc.integer({ min: 0, max: 3_000 }),
  }),
  { minLength: 1, maxLength: 7, selector: ({ scope, window }) => `${scope} ${window}` },
);
const calls = fc.array(
  fc.record({
    gateway: fc.nat(1),
    key: fc.nat(1),
    model: fc.constantFrom(...MODELS),
    customer: fc.option(fc.constantFrom(...CUSTOMERS, "dan"), { freq: 4 }),
    holdNanos: fc.integer({ min: 1, max: 400 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    growNanos: fc.option(fc.integer({ min: 1, max: 300 }), { freq: 2 }),
    ends: fc.constantFrom("settle", "settle", "release"),
    takesMs: fc.nat(6),
  }),
  { minLength: 5, maxLength: 40 },
);
type Call = typeof calls extends fc.Arbitrary<(infer C)[]> ? C : never;

/** The budgets as the database and as both gateways have them. */
async function open(orgId: string, all: typeof caps extends fc.Arbitrary<infer C> ? C : never) {
  const book = new BudgetBook();
  for (const { scope, window, limit } of all) {
    const record: BudgetRecord = {
      budgetId: newId("budget"),
      orgId,
      kind: "cap",
      scopeType: scope[0],
      scopeId: scope[1] === "" ? orgId : scope[1],
      window: window as BudgetRecord["window"],
      limitNanos: BigInt(limit),
    };
    await bench.pool.query(
      `INSERT INTO budget (id, org_id, scope_type, scope_id, kind, "window", limit_nanos, updated_at)
       VALUES ($1, $2, $3, $4, 'cap', $5, $6, now())`,
      [record.budgetId, orgId, record.scopeType, record.scopeId, record.window, limit],
    );
    book.set(record.budgetId, record);
  }
  return book;
}

/** One call from its hold to its end; answers what it cost. */
async function run(book: BudgetBook, orgId: string, call: Call): Promise<number> {
  const money = gateways[call.gateway]!;
  const [keyId, projectId] = [KEYS[call.key]!, PROJECTS[call.key]!];
  const limits = book.limitsOf({ id: keyId, projectId, orgId } as KeyRecord, call.customer, call.model);
  const { customer: endUser, model } = call;
  const settled = bench.call(0, { orgId, keyId, projectId, endUser, model });
  try {
    const hold = await money.place(limits, call.holdNanos, settled.startedAtMs);
    await bench.intend(money, settled, hold);
    if (call.growNanos !== null) await money.grow(hold, call.growNanos);
    await new Promise((resolve) => setTimeout(resolve, call.takesMs));
    if (call.ends === "release") {
      money.release(hold);
      return 0;
    }
    settled.costNanos = Math.floor(hold.amountNanos * call.share);
    await money.settle(settled, hold);
    return settled.costNanos;
  } catch (error) {
    if (error instanceof AppError && error.status === 402) return 0;
    throw error;
  }
}

type Window = { scope: string; of: string; spent: bigint; leased: bigint; limit: bigint };

async function windowsOf(orgId: string): Promise<Window[]> {
  const { rows } = await bench.pool.query<Window>(
    `SELECT b.scope_type AS scope, COALESCE(w.customer, b.scope_id) AS of, w.spent_nanos AS spent, w.leased_nanos AS leased,
       raised_limit(b.limit_nanos, w.template_id, w.budget_id) AS limit
     FROM budget_window w JOIN budget b ON b.id = COALESCE(w.template_id, w.budget_id) WHERE b.org_id = $1`,
    [orgId],
  );
  return rows;
}

function expectWithin(windows: Window[]): void {
  for (const window of windows) {
    expect({ ...window, within: window.spent + window.leased <= window.limit }).toMatchObject({
      within: true,
    });
  }
}

/** What each scope has spent, from the calls alone. */
function spentBy(all: Call[], costs: number[], { scope, of }: Window): number {
  const isOf = ({ key, customer, model }: Call) => {
    if (scope === "key") return KEYS[key] === of;
    if (scope === "project") return PROJECTS[key] === of;
    if (scope === "model") return model === of;
    return scope.startsWith("customer") ? customer === of : true;
  };
  return costs.reduce((sum, cost, i) => sum + (isOf(all[i]!) ? cost : 0), 0);
}

describe("random calls of random customers, keys and projects under random limits, over two gateways", () => {
  it("never spend and hold more than any limit, and each window has spent what its calls cost", async () => {
    await fc.assert(
      fc.asyncProperty(caps, calls, async (limited, all) => {
        const orgId = newId("org");
        const book = await open(orgId, limited);
        const running = Promise.all(all.map((call) => run(book, orgId, call)));
        for (let looks = 0; looks < 3; looks++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          expectWithin(await windowsOf(orgId));
        }
        const costs = await running;
        await until(() => gateways.every((money) => money.stats().unshippedCalls === 0));
        const windows = await windowsOf(orgId);
        expectWithin(windows);
        for (const window of windows) {
          expect([window.scope, window.of, Number(window.spent)]).toEqual([
            window.scope,
            window.of,
            spentBy(all, costs, window),
          ]);
        }
        expect(gateways.map((money) => money.stats().heldNanos)).toEqual([0, 0]);
      }),
      { numRuns: 25, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false },
    );
  }, 40_000);
});
