import { expect, test } from "vitest";
import { pathOf, preparePriceHistory } from "./prepare-price-history";

const usd = (dollars: number) => dollars * 1e9;
const version = (id: string, day: number, input: number, output: number, cachedInput?: number) => ({
  id,
  effectiveFrom: new Date(Date.UTC(2026, 10, day)).toISOString(),
  rates: { input: usd(input), output: usd(output), ...(cachedInput && { cachedInput: usd(cachedInput) }) },
});
const at = (day: number) => Date.UTC(2026, 10, day);

test("a price holds until the next begins: steps up to now, and what is announced after it", () => {
  const newestFirst = [version("v3", 21, 4, 16), version("v2", 11, 1, 4), version("v1", 1, 2, 8)];
  const { lines, scale, nowX, starts } = preparePriceHistory(newestFirst, at(16))!;
  expect(scale.max).toBe(20);
  expect(starts.map(({ id, isAnnounced }) => [id, isAnnounced])).toEqual([
    ["v1", false],
    ["v2", false],
    ["v3", true],
  ]);
  const [x1, x2, x3] = starts.map(({ x }) => x) as [number, number, number];
  expect([x1, x2 / x3]).toEqual([0, 0.5]);
  expect(nowX / x3).toBeCloseTo(0.75, 10);
  expect(x3).toBeLessThan(1);
  const output = lines.find(({ name }) => name === "Output")!;
  expect(output.past).toEqual([
    { x: x1, y: 0.4 },
    { x: x2, y: 0.4 },
    { x: x2, y: 0.2 },
    { x: nowX, y: 0.2 },
  ]);
  expect(output.announced).toEqual([
    { x: nowX, y: 0.2 },
    { x: x3, y: 0.2 },
    { x: x3, y: 0.8 },
    { x: 1, y: 0.8 },
  ]);
  expect(lines.map(({ name }) => name)).toEqual(["Input", "Output"]);
});

test("one version is a level line to the end, and one that is only announced has no past", () => {
  const known = preparePriceHistory([version("v1", 1, 2, 8, 0.5)], at(2))!;
  expect(known.lines.map(({ name }) => name)).toEqual(["Input", "Cached input", "Output"]);
  expect(known.lines[0]!.past.every(({ y }) => y === known.lines[0]!.past[0]!.y)).toBe(true);
  expect(known.lines[0]!.announced.at(-1)!.x).toBe(1);
  const coming = preparePriceHistory([version("v1", 10, 2, 8)], at(5))!;
  expect(coming.nowX).toBe(0);
  expect(coming.lines[0]!.past).toEqual([]);
  expect(coming.lines[0]!.announced[0]!.x).toBeGreaterThan(0);
});

test("without a price of tokens there is nothing to draw", () => {
  expect(preparePriceHistory([], at(5))).toBeNull();
  expect(preparePriceHistory([version("v1", 1, 0, 0)], at(5))).toBeNull();
});

test("a path goes down where a price is lower", () => {
  expect(
    pathOf([
      { x: 0, y: 1 },
      { x: 0.5, y: 0.25 },
    ]),
  ).toBe("M0.000 0.000L50.000 75.000");
});
