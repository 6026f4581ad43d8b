import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AppError } from "@/lib/core/errors";
import type { SettledCall } from "@/lib/domain/metering";
import type { MoneyLimit } from "../seam";
import type { ActiveHold } from "./active-hold";
import { Holds } from "./holds";
import { LeaseKeeper, type LeaseStore } from "./lease-keeper";
import { SlotTable } from "./slot-table";

const AT = Date.UTC(2026, 10, 21, 12);

/** The database in a few lines: one window a budget. */
class MemoryStore {
  spent = new Map<string, number>();
  readonly leased = new Map<string, number>();
  readonly limits: Map<string, number>;

  constructor(limits: MoneyLimit[]) {
    this.limits = new Map(limits.map((limit) => [limit.budgetId, Number(limit.limitNanos)]));
  }

  rest(budgetId: string): number {
    return this.limits.get(budgetId)! - (this.spent.get(budgetId) ?? 0) - (this.leased.get(budgetId) ?? 0);
  }

  readonly store: LeaseStore = {
    lease: async (asks) =>
      asks.map(({ budgetId, windowStartMs, leastNanos, needNanos, wantNanos }) => {
        const rest = this.rest(budgetId);
        const before = this.leased.get(budgetId) ?? 0;
        const most = Math.max(needNanos, Math.min(wantNanos, Math.floor(rest / 8)));
        const grantedNanos = rest < leastNanos ? 0 : Math.max(0, Math.min(rest, most));
        this.leased.set(budgetId, before + grantedNanos);
        return {
          budgetId,
          windowStartMs,
          grantedNanos,
          limitNanos: BigInt(this.limits.get(budgetId)!),
          spentNanos: BigInt(this.spent.get(budgetId) ?? 0),
          leasedNanos: BigInt(before),
          leaseNanos: BigInt(before),
        };
      }),
    giveBack: async (parts) => {
      for (const { budgetId, nanos } of parts) this.leased.set(budgetId, this.leased.get(budgetId)! - nanos);
    },
    recall: async () => {},
  };

  book(call: SettledCall): void {
    for (const [budgetId, , nanos] of call.charges) {
      this.leased.set(budgetId, this.leased.get(budgetId)! - nanos);
      this.spent.set(budgetId, (this.spent.get(budgetId) ?? 0) + call.costNanos);
    }
  }
}

function limit(budgetId: string, limitNanos: number, window: MoneyLimit["window"]): MoneyLimit {
  return { budgetId, kind: "cap", scopeType: "org", scopeId: "org", window, limitNanos: BigInt(limitNanos) };
}

type Step = { kind: string; which: number; nanos: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("place", "place", "grow", "settle", "settle", "release", "book", "handBack"),
  which: fc.nat(20),
  nanos: fc.nat(400),
});

/** One gateway under three limits, driven step by step. */
class Drive {
  readonly limits = [limit("a", 1_000, "lifetime"), limit("b", 700, "day"), limit("c", 2_000, "month")];
  readonly memory = new MemoryStore(this.limits);
  readonly slots = new SlotTable();
  readonly keeper = new LeaseKeeper(this.memory.store, 0, "http://portal.test/docs");
  readonly holds = new Holds(this.slots, this.keeper);
  private readonly open: ActiveHold[] = [];
  private unbooked: SettledCall[] = [];

  async take({ kind, which, nanos }: Step): Promise<void> {
    if (kind === "place") return this.place(nanos);
    if (kind === "book") return this.book();
    if (kind === "handBack") return this.keeper.giveBack(this.slots.all());
    const hold = this.open[which % Math.max(1, this.open.length)];
    if (!hold) return;
    if (kind === "grow") await this.holds.grow(hold, nanos);
    else this.end(hold, kind === "settle" ? Math.min(nanos, hold.amountNanos) : null);
  }

  private async place(nanos: number): Promise<void> {
    try {
      this.open.push(await this.holds.place(this.limits, nanos, AT, nanos));
    } catch (error) {
      expect((error as AppError).status, (error as AppError).details?.internal ?? String(error)).toBe(402);
      expect(this.affordable()).toBeLessThan(nanos);
    }
  }

  private affordable(): number {
    const free = new Map([...this.slots.all()].map((slot) => [slot.budgetId, slot.free]));
    return Math.min(
      ...this.limits.map(({ budgetId }) => this.memory.rest(budgetId) + (free.get(budgetId) ?? 0)),
    );
  }

  private end(hold: ActiveHold, costNanos: number | null): void {
    this.open.splice(this.open.indexOf(hold), 1);
    hold.ended = true;
    if (costNanos !== null) {
      const charges = this.holds.spend(hold, costNanos);
      this.unbooked.push({ costNanos, charges } as SettledCall);
    }
    this.holds.giveBack(hold);
  }

  private book(): void {
    for (const call of this.unbooked) {
      this.memory.book(call);
      this.holds.shipped(call);
    }
    this.unbooked = [];
  }

  check(): void {
    for (const slot of this.slots.all()) {
      expect(Math.min(slot.free, slot.held, slot.unshipped)).toBeGreaterThanOrEqual(0);
      expect(slot.free + slot.held + slot.unshipped).toBe(this.memory.leased.get(slot.budgetId) ?? 0);
      expect(this.memory.rest(slot.budgetId)).toBeGreaterThanOrEqual(0);
    }
  }
}

describe("holds", () => {
  it("after any steps are never negative or beyond a limit, agree with the database, and refuse only what cannot be paid", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 50 }), async (steps) => {
        const drive = new Drive();
        for (const one of steps) {
          await drive.take(one);
          drive.check();
        }
        drive.keeper.close();
      }),
      { numRuns: 100 },
    );
  });
});

describe("a limit that is lowered", () => {
  it("binds what was lent under the old one and is still on its way", async () => {
    const old = limit("a", 100_000, "lifetime");
    const memory = new MemoryStore([old]);
    const held = new Promise<void>((resolve) => setTimeout(resolve, 30));
    const lease: LeaseStore["lease"] = async (asks) => {
      const slices = await memory.store.lease(asks);
      await held;
      return slices;
    };
    const slots = new SlotTable();
    const keeper = new LeaseKeeper({ ...memory.store, lease }, 100, "docs");
    const holds = new Holds(slots, keeper);
    const early = Promise.resolve(holds.place([old], 1_000, AT, 1_000)).catch(
      (error: AppError) => error.status,
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(memory.leased.get("a")).toBeGreaterThan(1_000);

    memory.limits.set("a", 500);
    const lowered = { ...old, limitNanos: 500n };
    slots.get(lowered, AT);
    expect(await early).toBe(402);
    await expect(Promise.resolve().then(() => holds.place([lowered], 501, AT, 501))).rejects.toMatchObject({
      status: 402,
    });
    expect((await holds.place([lowered], 500, AT, 500)).amountNanos).toBe(500);
    expect(memory.leased.get("a")).toBe(500);
    keeper.close();
  });

  it("binds what calls under way give back: it pays for no new call until the window is within its limit", async () => {
    const old = limit("a", 100_000, "lifetime");
    const memory = new MemoryStore([old]);
    const slots = new SlotTable();
    const keeper = new LeaseKeeper(memory.store, 50, "docs");
    const holds = new Holds(slots, keeper);
    const running = [];
    for (let i = 0; i < 5; i++) running.push(await holds.place([old], 10_000, AT, 10_000));
    memory.limits.set("a", 20_000);
    const lowered = { ...old, limitNanos: 20_000n };
    slots.get(lowered, AT);
    const refusal = async () => holds.place([lowered], 1_000, AT, 1_000);
    for (const hold of running.slice(0, 3)) {
      holds.giveBack(hold as ActiveHold);
      await expect(refusal()).rejects.toMatchObject({ status: 402 });
    }
    holds.giveBack(running[3] as ActiveHold);
    expect((await refusal()).amountNanos).toBe(1_000);
    expect(memory.leased.get("a")).toBeLessThanOrEqual(20_000);
    keeper.close();
  });
});
