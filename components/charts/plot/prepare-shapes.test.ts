import { describe, expect, test } from "vitest";
import type { StackedRow } from "../prepare-stacked-series";
import { areaPath, barsPath, linePath, prepareLayers } from "./prepare-shapes";

describe("shapes", () => {
  const rows: StackedRow[] = [
    { at: "a", total: 4, values: [1, 3] },
    { at: "b", total: 2, values: [2, 0] },
    { at: "c", total: 0, values: [null, null] },
  ];

  test("bars stand on those below them; nothing is no bar", () => {
    const [low, high] = prepareLayers(rows, 2);
    expect(barsPath(low!, 4)).toBe("M5 1000V750M15 1000V500");
    expect(barsPath(high!, 4)).toBe("M5 750V0");
  });

  test("an area is closed between its series and the one below", () => {
    const [, high] = prepareLayers(rows, 2);
    expect(areaPath(high!, 4)).toBe("M5,0L15,500L25,1000L25,1000L15,500L5,750Z");
  });

  test("a line goes on over what is not known, and never leaves the range of its values", () => {
    const path = linePath([4, null, 0, 0, 3], 4);
    expect(path).toMatch(/^M5,0C.*25,1000C.*35,1000C.*45,250$/);
    const heights = [...path.matchAll(/,(\d+)/g)].map(([, y]) => Number(y));
    expect(Math.min(...heights)).toBe(0);
    expect(Math.max(...heights)).toBe(1_000);
    expect(linePath([null, null], 4)).toBe("");
  });
});
