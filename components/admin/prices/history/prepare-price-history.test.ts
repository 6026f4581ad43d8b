import { expect, test } from "vitest";
import { preparePriceHistory } from "./prepare-price-history";

const usd = (dollars: number) => dollars * 1e9;
const at = (day: number) => Date.UTC(2026, 10, day);
const version = (id: string, day: number, input: number, output: number, cachedInput?: number) => ({
  id,
  effectiveFrom: new Date(at(day)).toISOString(),
  rates: { input: usd(input), output: usd(output), ...(cachedInput && { cachedInput: usd(cachedInput) }) },
});

test("a price holds until the next begins: rows up to now, and what is announced after it", () => {
  const newestFirst = [version("v3", 21, 4, 16), version("v2", 11, 1, 4), version("v1", 1, 2, 8)];
  const { lines, rows, stretches, scale, toMs } = preparePriceHistory(newestFirst, at(16))!;
  expect(lines.map(({ name }) => name)).toEqual(["Input", "Output"]);
  expect(rows).toEqual([
    { atMs: at(1), past: [2, 8], announced: [] },
    { atMs: at(11), past: [1, 4], announced: [] },
    { atMs: at(16), past: [1, 4], announced: [1, 4] },
    { atMs: at(21), past: [], announced: [4, 16] },
    { atMs: toMs, past: [], announced: [4, 16] },
  ]);
  expect(stretches.map(({ id, isAnnounced }) => [id, isAnnounced])).toEqual([
    ["v1", false],
    ["v2", false],
    ["v3", true],
  ]);
  expect(stretches.map(({ from, to }) => [from, to && Date.parse(to)])).toEqual([
    [newestFirst[2]!.effectiveFrom, at(11)],
    [newestFirst[1]!.effectiveFrom, at(21)],
    [newestFirst[0]!.effectiveFrom, null],
  ]);
  expect(scale.max).toBe(20);
});

test("each version takes the share of the plot that it holds for, and the last is seen too", () => {
  const { edges } = preparePriceHistory([version("v1", 1, 2, 8), version("v2", 11, 1, 4)], at(21))!;
  const [first, second, end] = edges as [number, number, number];
  expect([first, end]).toEqual([0, 1]);
  expect(second).toBeCloseTo(0.44, 10);
});

test("one version is a level line to the end, and one that is only announced has no past", () => {
  const known = preparePriceHistory([version("v1", 1, 2, 8, 0.5)], at(2))!;
  expect(known.lines.map(({ name }) => name)).toEqual(["Input", "Cached input", "Output"]);
  expect(known.rows.map(({ past }) => past)).toEqual([[2, 0.5, 8], [2, 0.5, 8], []]);
  expect(known.rows.at(-1)!.announced).toEqual([2, 0.5, 8]);
  const coming = preparePriceHistory([version("v1", 10, 2, 8)], at(5))!;
  expect(coming.rows.map(({ past, announced }) => [past, announced])).toEqual([
    [[], []],
    [[], [2, 8]],
    [[], [2, 8]],
  ]);
  expect(coming.edges[0]).toBeGreaterThan(0);
});

test("a version without a price for cached input charges it as other input", () => {
  const { stretches } = preparePriceHistory([version("v1", 1, 2, 8, 0.5), version("v2", 11, 3, 9)], at(16))!;
  expect(stretches.map(({ rates }) => rates)).toEqual([
    [usd(2), usd(0.5), usd(8)],
    [usd(3), usd(3), usd(9)],
  ]);
});

test("a line at the top leaves room for what is written there", () => {
  expect(preparePriceHistory([version("v1", 1, 2, 20)], at(2))!.scale.max).toBeGreaterThan(20);
});

test("without a price of tokens there is nothing to draw", () => {
  expect(preparePriceHistory([], at(5))).toBeNull();
  expect(preparePriceHistory([version("v1", 1, 0, 0)], at(5))).toBeNull();
});
