import { describe, expect, test } from "vitest";
import type { Call } from "./calls";
import { matchesFilters, mergeCalls, newCalls } from "./merge-calls";

const call = (requestId: string, rest: Partial<Call> = {}) =>
  ({ requestId, attempt: 0, model: "m", keyId: "k", projectId: "p", outcome: "ok", ...rest }) as Call;

describe("live calls in a list", () => {
  const known = [call("req_3"), call("req_1")];

  test("are put in by time, each attempt once, and the list keeps its length", () => {
    const merged = mergeCalls([call("req_2"), call("req_3"), call("req_4"), call("req_4")], known, 3);
    expect(merged.map((each) => each.requestId)).toEqual(["req_4", "req_3", "req_2"]);
  });

  test("that are known already change nothing, not even the array", () => {
    expect(mergeCalls([call("req_1")], known, 3)).toBe(known);
    expect(newCalls([call("req_1"), call("req_9")], known).map((each) => each.requestId)).toEqual(["req_9"]);
  });

  test("stay out when a filter does not let them in", () => {
    const failed = call("req_1", { outcome: "error", tags: { feature: "a:b" }, endUser: null });
    expect(matchesFilters(failed, { filter: ["model:m", "status:ok", "status:error"] })).toBe(true);
    expect(matchesFilters(failed, { filter: "tag:feature:a:b" })).toBe(true);
    expect(matchesFilters(failed, { filter: "user:" })).toBe(true);
    expect(matchesFilters(failed, { filter: "key:other" })).toBe(false);
    expect(matchesFilters(failed, { filter: ["status:ok"] })).toBe(false);
    expect(matchesFilters(failed, { filter: "batch:b-1" })).toBe(false);
  });

  test("stay out when they are beyond a bound, exactly, or have no such measure", () => {
    const slow = call("req_1", { costNanos: "1500000", latencyMs: 900, ttftMs: null });
    expect(matchesFilters(slow, { costMin: "0.0015", costMax: "0.0015", latencyMsMax: 900 })).toBe(true);
    expect(matchesFilters(slow, { costMin: "0.001500001" })).toBe(false);
    expect(matchesFilters(slow, { latencyMsMin: 901 })).toBe(false);
    expect(matchesFilters(slow, { ttftMsMin: 0 })).toBe(false);
    const at = { startedAt: "2026-03-01T10:00:00.000Z" };
    expect(matchesFilters(call("req_1", at), { from: "2026-03-01T10:00:00.001Z" })).toBe(false);
    expect(matchesFilters(call("req_1", at), { to: at.startedAt })).toBe(false);
  });
});
