import { describe, expect, it } from "vitest";
import { type BookEntry, loopbackCostNanos } from "./books";
import { compareBooks, type OurEntry } from "./compare";

function their(callId: string, inputTokens = 100, outputTokens = 10): BookEntry {
  const costNanos = loopbackCostNanos(inputTokens, outputTokens);
  return { callId, inputTokens, outputTokens, costNanos, stream: false, answered: true };
}

function our(callId: string, changes: Partial<OurEntry> = {}): OurEntry {
  const { inputTokens, outputTokens, costNanos } = their(callId);
  return {
    callId,
    requestId: `req_${callId}`,
    inputTokens,
    outputTokens,
    costNanos,
    usageSource: "provider",
    outcome: "ok",
    ...changes,
  };
}

const recovered = { usageSource: "estimated", outcome: "recovered", costNanos: 5n, inputTokens: 9 };
const everyone = new Set(["a", "b", "c"]);

describe("compareBooks", () => {
  it("is equal when every call is in both with the same figures", () => {
    const comparison = compareBooks([their("a"), their("b")], [our("b"), our("a")], everyone);
    expect(comparison).toMatchObject({ equal: true, explained: true, different: [] });
    expect(comparison.ours).toEqual(comparison.theirs);
  });

  it("names a call that we lost, one that we doubled and one that we made up", () => {
    const comparison = compareBooks(
      [their("a"), their("b")],
      [our("b"), our("b", { requestId: "req_2" }), our("c")],
      everyone,
    );
    expect(comparison).toMatchObject({
      missing: ["a"],
      doubled: ["b"],
      extra: [{ callId: "c", marked: false }],
      equal: false,
      explained: false,
    });
  });

  it("sees one nano-dollar", () => {
    const costNanos = their("a").costNanos + 1n;
    const comparison = compareBooks([their("a")], [our("a", { costNanos })], everyone);
    expect(comparison.different).toHaveLength(1);
    expect(comparison.explained).toBe(false);
  });

  it("explains a difference only when it is marked and its answer never arrived", () => {
    expect(compareBooks([their("a")], [our("a", recovered)], new Set())).toMatchObject({
      equal: false,
      explained: true,
    });
    expect(compareBooks([their("a")], [our("a", recovered)], everyone).explained).toBe(false);
    const unmarked = { ...recovered, usageSource: "provider", outcome: "ok" };
    expect(compareBooks([their("a")], [our("a", unmarked)], new Set()).explained).toBe(false);
  });

  it("does not take an attempt that used nothing for a second bill", () => {
    const refused = our("a", { costNanos: 0n, inputTokens: 0, outputTokens: 0, outcome: "error" });
    expect(compareBooks([their("a")], [refused, our("a")], everyone).equal).toBe(true);
  });

  it("counts a call that the upstream received twice as two", () => {
    const twice = [their("a"), their("a")];
    expect(compareBooks(twice, [our("a")], everyone).missing).toEqual(["a"]);
    expect(compareBooks(twice, [our("a"), our("a", { requestId: "req_2" })], everyone).equal).toBe(true);
  });
});
