import { describe, expect, it } from "vitest";
import { f1, scoreEvents, segmentsOf } from "./events";
import { normalize, probationRows, scoreNab } from "./nab";

const STANDARD = { tpWeight: 1, fpWeight: 0.11, fnWeight: 1 };
const WINDOWS = [{ first: 500, last: 599 }];
const score = (alarms: number[]) => scoreNab(1_000, WINDOWS, alarms, STANDARD);

describe("NAB's scoring", () => {
  it("is 100 for an alarm at the first row of each window, and 0 for none", () => {
    expect(normalize([score([500])], STANDARD)).toBeCloseTo(100, 10);
    expect(normalize([score([])], STANDARD)).toBe(0);
  });

  it("counts the earliest alarm of a window only, and the earlier the more", () => {
    expect(score([500, 550, 599]).raw).toBe(score([500]).raw);
    expect(score([550]).raw).toBeLessThan(score([510]).raw);
    // Row 550 is half way: sigmoid(-0.5) over sigmoid(-1), by NAB's formula.
    expect(score([550]).raw).toBeCloseTo((2 / (1 + Math.exp(-2.5)) - 1) / (2 / (1 + Math.exp(-5)) - 1), 10);
  });

  it("charges a false alarm in full before any window, and less shortly after one", () => {
    expect(score([300, 500]).raw).toBeCloseTo(1 - 0.11, 10);
    expect(score([500, 601]).raw).toBeGreaterThan(score([500, 660]).raw);
    expect(score([500, 999]).raw).toBeCloseTo(1 - 0.11, 6);
  });

  it("passes over the probation", () => {
    expect(probationRows(1_000)).toBe(150);
    expect(probationRows(15_000)).toBe(750);
    expect(score([10, 149, 500]).raw).toBe(score([500]).raw);
  });
});

describe("the scoring of events", () => {
  const labels = [..."0000111000001100"].map((label) => label === "1");

  it("knows the segments", () => {
    expect(segmentsOf(labels)).toEqual([
      [4, 6],
      [12, 13],
    ]);
  });

  it("counts finds, misses and false alarms", () => {
    expect(scoreEvents(labels, [5, 6, 9], { tolerance: 0 })).toEqual({ found: 1, missed: 1, falseAlarms: 1 });
    expect(scoreEvents(labels, [2, 15], { tolerance: 2 })).toEqual({ found: 2, missed: 0, falseAlarms: 0 });
    expect(scoreEvents(labels, [5, 12], { tolerance: 0, from: 10 })).toEqual({
      found: 1,
      missed: 0,
      falseAlarms: 0,
    });
  });

  it("is the harmonic mean over all series", () => {
    expect(f1([{ found: 1, missed: 1, falseAlarms: 2 }])).toBeCloseTo(0.4, 10);
    expect(f1([{ found: 0, missed: 3, falseAlarms: 0 }])).toBe(0);
  });
});
