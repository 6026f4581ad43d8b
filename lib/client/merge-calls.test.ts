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
    expect(matchesFilters(call("req_1"), { model: "m", outcome: "ok" })).toBe(true);
    expect(matchesFilters(call("req_1"), { keyId: "other" })).toBe(false);
    expect(matchesFilters(call("req_1", { outcome: "error" }), { outcome: "ok" })).toBe(false);
  });
});
