import { describe, expect, it } from "vitest";
import { timeOfId } from "../core/id-format";
import { DAY_MS } from "../core/time";
import { findInvalidPart, inputTotal } from "../core/usage";
import type { SettledCall } from "../domain/metering";
import type { Answerers, Caller, Story } from "./caller";
import { RUNAWAY, TENANTS } from "./story";
import { tellDay } from "./tell-day";

const endMs = Date.UTC(2026, 10, 21, 13, 30);
const span: Story = { startMs: endMs - 90 * DAY_MS, endMs, seed: 1 };
const answerers = new Proxy({} as Answerers, {
  get: () => ({ priceId: "prc_1", providerId: "prv_1", upstreamModel: "small" }),
});

const callers: Caller[] = TENANTS.flatMap((tenant) =>
  tenant.projects.flatMap((project) =>
    project.keys.map((key) => ({
      tenant: tenant.slug,
      name: key.name,
      orgId: tenant.slug,
      projectId: project.name,
      keyId: key.name,
      workload: key.workload,
    })),
  ),
);

function tellAll(seed: number, untilMs = endMs): SettledCall[] {
  const calls: SettledCall[] = [];
  const firstDay = Math.floor(span.startMs / DAY_MS) * DAY_MS;
  for (let day = firstDay; day < untilMs; day += DAY_MS) {
    for (const caller of callers) calls.push(...tellDay(caller, { ...span, seed }, day, answerers));
  }
  return calls;
}

const story = tellAll(1);
const sum = (calls: SettledCall[]) => calls.reduce((total, call) => total + call.costNanos, 0) / 1e9;

describe("the demonstration's story", () => {
  it("is the same for the same seed, ids included, and another for another", () => {
    const again = tellAll(1, span.startMs + 9 * DAY_MS);
    expect(again.length).toBeGreaterThan(1_000);
    expect(again).toEqual(story.slice(0, again.length));
    expect(tellAll(2, span.startMs + DAY_MS)[0]!.requestId).not.toBe(story[0]!.requestId);
  });

  it("has unique calls inside its time, with usage that a bill can stand on", () => {
    expect(new Set(story.map((call) => call.requestId)).size).toBe(story.length);
    const broken = story.filter(
      (call) =>
        timeOfId(call.requestId) !== call.startedAtMs ||
        findInvalidPart(call.usage) !== null ||
        call.settledAtMs >= endMs,
    );
    expect(broken).toEqual([]);
  });

  it("is large enough to look alive and small enough to fill in a minute", () => {
    expect(story.length).toBeGreaterThan(100_000);
    expect(story.length).toBeLessThan(200_000);
  });

  it("rests at night and on weekends in an office, and wakes in the evening in a game", () => {
    const at = (name: string, keep: (date: Date) => boolean) =>
      story.filter((call) => call.keyId === name && keep(new Date(call.startedAtMs))).length;
    const isWeekend = (date: Date) => [0, 6].includes(date.getUTCDay());
    const noon = at("copilot-production", (date) => date.getUTCHours() === 10);
    expect(noon).toBeGreaterThan(10 * at("copilot-production", (date) => date.getUTCHours() === 2));
    expect(at("copilot-production", isWeekend) / 2).toBeLessThan(
      at("copilot-production", (date) => !isWeekend(date)) / 5 / 3,
    );
    expect(at("game-servers-eu", (date) => date.getUTCHours() === 20)).toBeGreaterThan(
      3 * at("game-servers-eu", (date) => date.getUTCHours() === 9),
    );
  });

  it("shows a new model taking over from the old one", () => {
    const share = (fromDay: number, toDay: number) => {
      const calls = story.filter(
        (call) =>
          call.keyId === "copilot-production" &&
          call.startedAtMs >= span.startMs + fromDay * DAY_MS &&
          call.startedAtMs < span.startMs + toDay * DAY_MS,
      );
      return calls.filter((call) => call.model === "demo/aurora-large-2").length / calls.length;
    };
    expect(share(0, 40)).toBe(0);
    expect(share(75, 90)).toBeGreaterThan(0.6);
  });

  it("holds one night that stands out: a single conversation of an agent in a loop", () => {
    const perDay = new Map<number, number>();
    for (const call of story.filter((call) => call.keyId === RUNAWAY.key)) {
      const day = Math.floor(call.startedAtMs / DAY_MS);
      perDay.set(day, (perDay.get(day) ?? 0) + call.costNanos / 1e9);
    }
    const ranked = [...perDay.entries()].sort((a, b) => b[1] - a[1]);
    expect(ranked[0]![0]).toBe(Math.floor(endMs / DAY_MS) - RUNAWAY.daysBeforeEnd);
    expect(ranked[0]![1]).toBeGreaterThan(8 * ranked[1]![1]);
  });

  it("spends what its tenants prepaid and no more", () => {
    for (const tenant of TENANTS) {
      const spent = sum(story.filter((call) => call.orgId === tenant.slug));
      const granted = Number(tenant.firstCreditUsd) + 2 * Number(tenant.monthlyCreditUsd);
      expect(spent).toBeLessThan(granted);
      expect(spent).toBeGreaterThan(granted / 3);
    }
  });

  it("keeps errors rare, abandoned streams rarer, and inputs within the model's context", () => {
    const part = (outcome: string) => story.filter((call) => call.outcome === outcome).length / story.length;
    expect(part("error")).toBeGreaterThan(0.005);
    expect(part("error")).toBeLessThan(0.03);
    expect(part("aborted")).toBeLessThan(0.02);
    expect(story.filter((call) => inputTotal(call.usage) > 396_000)).toEqual([]);
  });
});
