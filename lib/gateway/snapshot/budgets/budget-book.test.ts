import { beforeEach, describe, expect, it } from "vitest";
import { customerBudgetId } from "@/lib/domain/limits";
import type { KeyRecord } from "../records";
import { BudgetBook } from "./budget-book";
import type { BudgetRecord } from "./budget-record";

const key = (id: string) => ({ id, orgId: "org", projectId: "prj" }) as KeyRecord;

function record(scopeType: BudgetRecord["scopeType"], over: Partial<BudgetRecord> = {}): BudgetRecord {
  const scopeId = {
    plan: "org",
    org: "org",
    project: "prj",
    key: "k",
    model: "acme/one",
    customer: "ann",
    customer_default: "org",
  };
  return {
    budgetId: `bud-${scopeType}`,
    orgId: "org",
    kind: "cap",
    scopeType,
    scopeId: scopeId[scopeType],
    window: "month",
    limitNanos: 100n,
    ...over,
  };
}

let book: BudgetBook;
let lowered: string[];
beforeEach(() => {
  book = new BudgetBook();
  lowered = [];
  book.onLowered = (id) => lowered.push(id);
});
const put = (one: BudgetRecord) => book.set(one.budgetId, one);
const idsOf = (customer: string | null, of = key("k")) =>
  book.limitsOf(of, customer).map((limit) => limit.budgetId);

describe("the limits of a call", () => {
  it("are those of plan, organization, project, key and end customer, and of nobody else", () => {
    for (const scope of ["customer", "key", "project", "org", "plan"] as const) put(record(scope));
    put(record("key", { budgetId: "other-key", scopeId: "k2" }));
    put(record("customer", { budgetId: "other-org", orgId: "org2" }));
    expect(idsOf("ann")).toEqual(["bud-plan", "bud-org", "bud-project", "bud-key", "bud-customer"]);
    expect(idsOf("bob")).toEqual(["bud-plan", "bud-org", "bud-project", "bud-key"]);
  });

  it("are with those of the model that is called, of this organization alone", () => {
    put(record("org"));
    put(record("model"));
    put(record("model", { budgetId: "other-org", orgId: "org2" }));
    put(record("customer"));
    const idsTo = (model: string) => book.limitsOf(key("k"), "ann", model).map((limit) => limit.budgetId);
    expect(idsTo("acme/one")).toEqual(["bud-org", "bud-model", "bud-customer"]);
    expect(idsTo("acme/two")).toEqual(["bud-org", "bud-customer"]);
    const limits = book.limitsOf(key("k"), null, "acme/one");
    expect(book.limitsOf(key("k"), null, "acme/one")).toBe(limits);
    expect(book.limitsOf(key("k2"), null, "acme/one")[1]).toBe(limits[1]);
    put(record("model", { limitNanos: 7n }));
    expect(book.limitsOf(key("k"), null, "acme/one").map((limit) => limit.limitNanos)).toEqual([100n, 7n]);
    expect(lowered).toEqual(["bud-model"]);
    book.set("bud-model", undefined);
    expect(idsTo("acme/one")).toEqual(["bud-org", "bud-customer"]);
  });

  it("are the same array for the same key and customer until something changes", () => {
    put(record("org"));
    const plain = book.limitsOf(key("k"), null);
    expect(book.limitsOf(key("k"), null)).toBe(plain);
    expect(book.limitsOf(key("k"), "ann")).toBe(plain);
    put(record("customer_default"));
    const ofAnn = book.limitsOf(key("k"), "ann");
    expect(ofAnn).toHaveLength(2);
    expect(book.limitsOf(key("k"), "ann")).toBe(ofAnn);
    expect(book.limitsOf(key("k"), null)).toBe(plain);
    put(record("org", { limitNanos: 50n }));
    expect(book.limitsOf(key("k"), "ann").map((limit) => limit.limitNanos)).toEqual([50n, 100n]);
  });

  it("have one object for a budget, whichever keys and customers are under it", () => {
    put(record("org"));
    put(record("customer_default"));
    const [ofOrg, ofAnn] = book.limitsOf(key("k"), "ann");
    const through = book.limitsOf(key("k2"), "ann");
    expect(through[0]).toBe(ofOrg);
    expect(through[1]).toBe(ofAnn);
    put(record("project", { budgetId: "elsewhere", scopeId: "prj2" }));
    expect(book.limitsOf(key("k2"), null)[0]).toBe(ofOrg);
  });
});

describe("a customer that nobody has seen", () => {
  it("is under the default from the first call on", () => {
    put(record("customer_default"));
    expect(book.limitsOf(key("k"), "new one")).toEqual([
      {
        budgetId: customerBudgetId("bud-customer_default", "new one"),
        kind: "cap",
        scopeType: "customer",
        scopeId: "new one",
        window: "month",
        limitNanos: 100n,
        templateId: "bud-customer_default",
      },
    ]);
    book.set("bud-customer_default", undefined);
    expect(idsOf("new one")).toEqual([]);
  });

  it("is one and the same under names that the database cannot tell apart", () => {
    put(record("customer_default"));
    expect(idsOf("a\0b")).toEqual(idsOf("a\uFFFDb"));
    expect(idsOf("a\uD800b")).toEqual(idsOf("a\uFFFDb"));
    expect(idsOf("a\u{1F600}b")).not.toEqual(idsOf("a\uFFFDb"));
  });
});

describe("a cap of a customer's own", () => {
  it("takes the place of the default of the same window, higher or lower, and of no other", () => {
    put(record("customer_default"));
    put(record("customer_default", { budgetId: "bud-day", window: "day", limitNanos: 7n }));
    put(record("customer", { limitNanos: 900n }));
    const limits = book.limitsOf(key("k"), "ann");
    expect(limits.map(({ window, limitNanos }) => [window, limitNanos])).toEqual([
      ["month", 900n],
      ["day", 7n],
    ]);
    book.set("bud-customer", undefined);
    expect(book.limitsOf(key("k"), "ann").map((limit) => limit.limitNanos)).toEqual([100n, 7n]);
  });
});

describe("a raise", () => {
  const raise = (budgetId: string, amountNanos: bigint, endsAtMs: number) => ({
    budgetId,
    orgId: "org",
    amountNanos,
    endsAtMs,
  });

  it("adds to the limit until its end, and the end is announced once", () => {
    put(record("key"));
    book.setRaises("bud-key", [raise("bud-key", 40n, 1_000), raise("bud-key", 2n, 2_000)]);
    const inForce = () => book.limitsOf(key("k"), null)[0]!.limitNanos;
    expect([inForce(), book.nextRaiseEndMs(), lowered]).toEqual([142n, 1_000, []]);
    book.endRaises(999);
    expect([inForce(), lowered]).toEqual([142n, []]);
    book.endRaises(1_000);
    expect([inForce(), book.nextRaiseEndMs(), lowered]).toEqual([102n, 2_000, ["bud-key"]]);
    book.setRaises("bud-key", []);
    expect([inForce(), book.nextRaiseEndMs(), lowered.length]).toEqual([100n, Number.POSITIVE_INFINITY, 2]);
  });

  it("of the default is everybody's, of one customer under it that customer's alone", () => {
    put(record("customer_default"));
    const annId = customerBudgetId("bud-customer_default", "ann");
    book.setRaises("bud-customer_default", [raise("bud-customer_default", 10n, 5_000)]);
    book.setRaises(annId, [raise(annId, 1n, 6_000)]);
    const inForce = (name: string) => book.limitsOf(key("k"), name)[0]!.limitNanos;
    expect([inForce("ann"), inForce("bob")]).toEqual([111n, 110n]);
    book.endRaises(5_000);
    expect([inForce("ann"), inForce("bob"), lowered]).toEqual([101n, 100n, ["bud-customer_default"]]);
    book.endRaises(6_000);
    expect([inForce("ann"), lowered]).toEqual([100n, ["bud-customer_default", annId]]);
  });

  it("that a reload does not bring any more has ended", () => {
    put(record("key"));
    put(record("customer_default"));
    const annId = customerBudgetId("bud-customer_default", "ann");
    const raises = [raise("bud-key", 40n, 1_000), raise(annId, 1n, 6_000)];
    book.replaceAll([record("key"), record("customer_default")], raises);
    expect(lowered).toEqual([]);
    expect(book.limitsOf(key("k"), "ann").map((limit) => limit.limitNanos)).toEqual([140n, 101n]);
    book.replaceAll([record("key", { limitNanos: 120n }), record("customer_default")], []);
    expect(lowered.sort()).toEqual([annId, "bud-key"].sort());
    expect(book.limitsOf(key("k"), "ann").map((limit) => limit.limitNanos)).toEqual([120n, 100n]);
  });
});

it("a lowered limit is announced, a raised one is not", () => {
  put(record("org"));
  put(record("org", { limitNanos: 200n }));
  expect(lowered).toEqual([]);
  put(record("org", { limitNanos: 150n }));
  expect(lowered).toEqual(["bud-org"]);
});
