import { describe, expect, test } from "vitest";
import type { UsageSeries } from "@/lib/client/usage";
import { assignColors } from "../charts/prepare-colors";
import { plotKind, prepareLatencyChart, prepareSumsChart } from "./chart/prepare-chart";
import { type Budget, prepareLimits } from "./chart/prepare-limits";
import { EXPLORER_MEASURES, familyOf, measureLabel, measureUnit } from "./explorer-measures";
import { type ExplorerState, explorerHref, loadExplorerParams, writeExplorerParams } from "./explorer-params";
import { explorerReads } from "./explorer-reads";
import { callsHref } from "./filters/prepare-calls-href";
import { readFilters, valueLabel, withValues, writeFilters } from "./filters/prepare-filters";
import { prepareValueOptions } from "./filters/prepare-value-options";
import { prepareChange, prepareRows, prepareUnitCost } from "./table/prepare-rows";
import { prepareViews } from "./views/prepare-views";

const now = Date.parse("2026-11-21T10:07:00Z");
const sums = (usd: number, calls: number) => ({
  costNanos: String(Math.round(usd * 1e9)),
  calls,
  errors: 0,
  inputTokens: calls * 10,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  cacheSavedNanos: "0",
  outputTokens: calls * 5,
  reasoningTokens: 0,
});
const summary = (usd: number, calls: number) => ({ ...sums(usd, calls), latencyMsAvg: 10, ttftMsAvg: null });

describe("the address", () => {
  const state: Partial<ExplorerState> = {
    range: "custom",
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-11-08T00:00:00.000Z",
    bucket: "hour",
    zone: "Asia/Kathmandu",
    measure: "error_rate",
    by: "tag:team",
    filter: ["model:openai/gpt-5", "tag:feature:a:b & c", "user:", "user:Zoë/1"],
    compare: "week",
    chart: "cumulative",
    order: "movers",
  };

  test("keeps all that is shown, there and back", () => {
    expect(loadExplorerParams(writeExplorerParams(state))).toEqual(state);
    expect(writeExplorerParams(loadExplorerParams(""))).toBe("");
    expect(explorerHref("acme", { measure: "calls" })).toBe("/acme/usage?measure=calls");
  });

  test("with nonsense in it shows what can be shown", () => {
    const odd = loadExplorerParams("?measure=love&by=nothing&filter=x&filter=model:a&chart=pie");
    expect(odd).toMatchObject({ measure: "spend", by: "model", chart: "bars" });
    expect(explorerReads(odd, "UTC", now).series.filter).toEqual(["model:a"]);
  });

  test("asks the same of the server for every moment of a quarter of an hour", () => {
    const usual = loadExplorerParams("");
    expect(explorerReads(usual, "UTC", now)).toEqual(explorerReads(usual, "UTC", now + 400_000));
  });

  test("reads percentiles only for latency, and a compared period only when one is compared", () => {
    const of = (query: string) => explorerReads(loadExplorerParams(query), "UTC", now);
    expect(of("")).toMatchObject({ latency: null, groupBy: "model" });
    expect(of("?measure=ttft")).toMatchObject({ compared: null, groupBy: undefined });
    expect(of("?measure=classes").series.groupBy).toBeUndefined();
    expect(of("?compare=none").compared).toBeNull();
    expect(of("?order=movers").breakdown.orderBy).toBe("change");
    expect(of("?range=last-month").breakdown).toMatchObject({
      previousFrom: "2026-09-01T00:00:00.000Z",
      previousTo: "2026-10-01T00:00:00.000Z",
    });
  });
});

describe("filters", () => {
  test("several of a dimension are one, and each is gone when its last value is", () => {
    const filters = readFilters(["model:a", "model:b", "user:", "key:k"]);
    expect(filters.map(({ dimension, values }) => [dimension, values])).toEqual([
      ["model", ["a", "b"]],
      ["user", [""]],
      ["key", ["k"]],
    ]);
    expect(writeFilters(withValues(filters, "model", []))).toEqual(["user:", "key:k"]);
    expect(writeFilters(withValues(filters, "status", ["error"])).at(-1)).toBe("status:error");
  });

  test("lead to the call log with the value that was pressed", () => {
    const range = { from: "2026-11-01T00:00:00.000Z", to: "2026-11-02T00:00:00.000Z" };
    const href = callsHref("acme", readFilters(["key:k", "model:a"]), "model", "b", range);
    expect(new URL(href, "http://x").searchParams.getAll("filter")).toEqual(["key:k", "model:b"]);
  });

  test("calls without a value have words for it", () => {
    expect(valueLabel("user", "", "")).toBe("No user");
    expect(valueLabel("tag:team", "", "")).toBe("No team");
    expect(valueLabel("status", "cut", "cut")).toBe("Cut by the provider");
  });

  test("values are found by name or id, the chosen first, and one that is not there is taken as written", () => {
    const item = (id: string, label: string) => ({
      id,
      label,
      current: summary(1, 1),
      previous: summary(0, 0),
    });
    const items = [item("key_1", "Production"), item("key_2", "Staging")];
    const find = (search: string, values: string[] = []) =>
      prepareValueOptions({ dimension: "key", items, search, values }).map((option) => option.value);
    expect(find("", ["key_2"])).toEqual(["key_2", "key_1"]);
    expect(find("prod")).toEqual(["key_1", "prod"]);
    expect(find("key_2")).toEqual(["key_2"]);
    expect(find("", ["key_9"])).toContain("key_9");
  });
});

describe("a chart of sums", () => {
  const series = (id: string, usd: number[]): UsageSeries => ({
    bucket: "day",
    zone: "UTC",
    buckets: usd.map((_, day) => `2026-11-${10 + day}T00:00:00.000Z`),
    groups: [
      {
        id,
        label: id,
        totals: sums(
          usd.reduce((sum, each) => sum + each, 0),
          usd.length,
        ),
        points: usd.map((each) => sums(each, 1)),
      },
    ],
  });
  const draw = (more: Partial<Parameters<typeof prepareSumsChart>[0]> = {}) =>
    prepareSumsChart({
      measure: "spend",
      chart: "bars",
      groupBy: "model",
      series: series("m", [1, 2, 4]),
      compared: series("all", [3, 5]),
      colors: assignColors(new Map(), ["m"]),
      hidden: new Set(),
      untilMs: Date.parse("2026-11-20T00:00:00Z"),
      ...more,
    });

  test("has the compared period at the same place, also added up, and none where it ends", () => {
    const values = (chart: "bars" | "cumulative") => draw({ chart }).rows.map((row) => row.compared?.value);
    expect(values("bars")).toEqual([3, 5, undefined]);
    expect(values("cumulative")).toEqual([3, 8, undefined]);
  });

  test("ends with what has happened", () => {
    expect(draw({ untilMs: Date.parse("2026-11-11T12:00:00Z") }).rows).toHaveLength(2);
  });

  test("draws what does not stack as lines", () => {
    expect(plotKind("error_rate", "bars")).toBe("lines");
    expect(plotKind("ttft", "cumulative")).toBe("lines");
    expect(plotKind("spend", "cumulative")).toBe("areas");
  });

  test("every measure has a family, a name and a unit", () => {
    for (const measure of EXPLORER_MEASURES) {
      expect([familyOf(measure), measureLabel(measure), measureUnit(measure)].every(Boolean)).toBe(true);
    }
  });

  test("percentiles have gaps where there were no calls", () => {
    const some = { latencyMs: { p50: 1, p95: 2, p99: 3 }, ttftMs: null };
    const chart = prepareLatencyChart(
      {
        buckets: ["2026-11-10T00:00:00.000Z", "2026-11-11T00:00:00.000Z"],
        errorWithin: 0.05,
        totals: some,
        points: [some, { latencyMs: null, ttftMs: null }],
      },
      "latency",
      now,
    );
    expect(chart.rows.map((row) => row.values)).toEqual([
      [1, 2, 3],
      [null, null, null],
    ]);
  });
});

describe("limits over cumulative spend", () => {
  const range = explorerReads(loadExplorerParams("?range=month"), "Europe/Berlin", now).range;
  const budget = (over: Partial<Budget>): Budget => ({
    id: "bud_1",
    kind: "cap",
    scopeType: "org",
    scopeId: "org_1",
    scopeName: "Acme",
    window: "month",
    limitNanos: "100000000000",
    limitInForceNanos: "120000000000",
    spentNanos: "0",
    heldNanos: "0",
    raises: [],
    windowStart: "2026-11-01T00:00:00.000Z",
    windowEnd: "2026-12-01T00:00:00.000Z",
    createdAt: "2026-01-01T00:00:00.000Z",
    ...over,
  });
  const credit = {
    grantedNanos: "50000000000",
    spentNanos: "0",
    heldNanos: "0",
    availableNanos: "30000000000",
  };
  const limits = (filter: string[], budgets = [budget({})]) =>
    prepareLimits({ budgets, credit, filters: readFilters(filter), range, spentUsd: 12, nowMs: now });

  test("are the organization's month with its raises, and where the credit ends from here", () => {
    expect(limits([]).map(({ id, value }) => [id, value])).toEqual([
      ["bud_1", 120],
      ["credit", 42],
    ]);
  });

  test("of a key are that key's, and only when it alone is shown", () => {
    const budgets = [budget({}), budget({ id: "bud_2", scopeType: "key", scopeId: "key_1" })];
    expect(limits(["key:key_1"], budgets).map(({ id }) => id)).toEqual(["bud_2"]);
    expect(limits(["key:key_1", "key:key_2"], budgets)).toEqual([]);
    expect(limits(["key:key_1", "model:m"], budgets)).toEqual([]);
  });

  test("of a window that the range does not show from its start are left out", () => {
    expect(limits([], [budget({ window: "day", windowStart: "2026-11-21T00:00:00.000Z" })])).toMatchObject([
      { id: "credit" },
    ]);
  });
});

describe("the table", () => {
  const items = [
    { id: "c1", label: "c1", current: summary(6, 4), previous: summary(3, 2) },
    { id: "", label: "", current: summary(2, 10), previous: summary(0, 0) },
    { id: "c2", label: "c2", current: summary(0, 0), previous: summary(1, 1) },
  ];
  const data = {
    previousFrom: "2026-11-01T00:00:00.000Z",
    previousTo: "2026-11-02T00:00:00.000Z",
    totals: { current: summary(8, 14), previous: summary(4, 3) },
    groupCount: 3,
    items,
  };

  test("has shares of all, cost per call, and how far each moved", () => {
    const rows = prepareRows(data, "spend", "conversation", true);
    expect(rows.map((row) => [row.label, row.share, row.costPerCallNanos, row.change?.text])).toEqual([
      ["c1", 0.75, 1_500_000_000n, "+100%"],
      ["No conversation", 0.25, 200_000_000n, "new"],
      ["c2", 0, null, "gone"],
    ]);
    expect(prepareRows(data, "spend", "conversation", false)[0]!.change).toBeNull();
    expect(prepareChange(0, 0).text).toBe("–");
  });

  test("says what a conversation and a turn of it cost, without the calls that belong to none", () => {
    expect(prepareUnitCost(items)).toEqual({
      groups: 1,
      costPerGroupNanos: 6_000_000_000n,
      callsPerGroup: 4,
      costPerCallNanos: 1_500_000_000n,
    });
    expect(prepareUnitCost([items[1]!])).toBeNull();
  });
});

test("a saved view is the current one whatever the order of its address, and changed once the page moves on", () => {
  const view = {
    id: "view_1",
    name: "Monday",
    query: "by=key&range=30d",
    shared: false,
    isMine: true,
    createdByName: "Ann",
    canDelete: true,
    createdAt: "2026-11-01T00:00:00.000Z",
    updatedAt: "2026-11-01T00:00:00.000Z",
  };
  expect(prepareViews([view], "range=30d&by=key", null).current).toBe(view);
  expect(prepareViews([view], "range=7d", "view_1")).toMatchObject({ current: undefined, changed: view });
});
