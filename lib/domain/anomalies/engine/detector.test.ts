import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandAt } from "./band";
import { Detector, type Point } from "./detector";

const STEP_MS = 300_000;
const toPoints = (values: readonly (number | null)[]): Point[] =>
  values.map((value, i) => ({ atMs: i * STEP_MS, value }));

function alarmsOf(values: readonly (number | null)[]): number[] {
  const detector = new Detector(STEP_MS);
  return toPoints(values).flatMap((point, i) => (detector.next(point).isAlarm ? [i] : []));
}

/** Noise of a fixed seed around a level, with the swing of days. */
function noise(length: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length }, (_, i) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 100 + 20 * Math.sin((i / 288) * 2 * Math.PI) + (10 * state) / 2 ** 32;
  });
}

const series = fc.array(fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { freq: 20 }), {
  minLength: 30,
  maxLength: 300,
});

describe("the detector", () => {
  it("judges a point by its past alone: whatever follows changes nothing", () => {
    fc.assert(
      fc.property(series, series, (past, future) => {
        const whole = new Detector(STEP_MS);
        const part = new Detector(STEP_MS);
        const verdicts = toPoints([...past, ...future]).map((point) => whole.next(point));
        expect(verdicts.slice(0, past.length)).toEqual(toPoints(past).map((point) => part.next(point)));
      }),
      { numRuns: 40 },
    );
  });

  it("finds the same in any unit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(2 ** -10, 2 ** 10, 2 ** 20),
        (seed, unit) => {
          const values = noise(600, seed);
          values[500] = 900;
          expect(alarmsOf(values.map((value) => value * unit))).toEqual(alarmsOf(values));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("judges without remembering: asking twice answers the same", () => {
    const detector = new Detector(STEP_MS);
    for (const point of toPoints(noise(300))) detector.next(point);
    const spike = { atMs: 300 * STEP_MS, value: 1_000 };
    expect(detector.judge(spike)).toEqual(detector.judge(spike));
    expect(detector.judge(spike).isAlarm).toBe(true);
  });

  it("never alarms on a constant, on zeros, on a steady slope or on the swing of days", () => {
    expect(alarmsOf(new Array(2_000).fill(42))).toEqual([]);
    expect(alarmsOf(new Array(2_000).fill(0))).toEqual([]);
    expect(alarmsOf(Array.from({ length: 2_000 }, (_, i) => i))).toEqual([]);
    expect(alarmsOf(noise(4_000)).filter((at) => at > 288)).toEqual([]);
  });

  it("finds a spike at once, and one alarm stands for what lies close together", () => {
    const values = noise(1_500);
    for (let i = 1_200; i < 1_230; i++) values[i] = 600;
    expect(alarmsOf(values).filter((at) => at > 288)).toEqual([1_200]);
  });

  it("finds a step and takes the new level for granted", () => {
    const values = noise(4_000).map((value, i) => (i >= 1_500 ? value + 300 : value));
    const alarms = alarmsOf(values).filter((at) => at > 288);
    expect(alarms[0]).toBe(1_500);
    expect(alarms.filter((at) => at > 1_500 + 288)).toEqual([]);
  });

  it("passes over missing values as if they were not there", () => {
    const values: (number | null)[] = noise(1_000);
    values[900] = 900;
    const gaps = values.flatMap((value, i) => (i % 7 === 3 ? [null, value] : [value]));
    const withGaps = alarmsOf(gaps).map((at) => gaps.slice(0, at).filter((value) => value !== null).length);
    expect(withGaps).toContain(900);
    expect(withGaps.filter((at) => at > 288)).toEqual([900]);
  });
});

describe("the band", () => {
  it("reads the past only, and is that time of day's own", () => {
    const values = noise(288 * 10);
    const at = 288 * 9 + 72;
    const band = bandAt(values, at, STEP_MS)!;
    expect(bandAt(values.slice(0, at), at, STEP_MS)).toEqual(band);
    expect(band.expected).toBeGreaterThan(118);
    expect(bandAt(values, 288 * 9 + 216, STEP_MS)!.expected).toBeLessThan(92);
    expect(bandAt(values, 0, STEP_MS)).toBeNull();
  });
});
