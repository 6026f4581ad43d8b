import { expect, test } from "vitest";
import type { PageFigures } from "./audit-page";
import { missesOf } from "./misses";

const page = { name: "guide", path: "/docs", signedIn: false, scriptKbMax: 130 };
const good: PageFigures = {
  page: "guide",
  device: "desktop",
  performance: 95,
  accessibility: 100,
  bestPractices: 100,
  seo: 100,
  scriptKb: 130,
  largestPaintMs: 900,
  blockedMs: 0,
  layoutShift: 0,
  machine: 1_600,
  failed: [],
};

test("a page at its aims misses none, one below each is named by it", () => {
  expect(missesOf(good, page)).toEqual([]);
  expect(missesOf({ ...good, performance: 94 }, page)).toEqual(["guide, desktop: performance 94 of 95"]);
  expect(missesOf({ ...good, device: "mobile", performance: 85 }, page)).toEqual([]);
  expect(missesOf({ ...good, seo: 92, failed: ["meta-description"] }, page)).toEqual([
    "guide, desktop: meta-description",
  ]);
  expect(missesOf({ ...good, scriptKb: 131 }, page)).toEqual([
    "guide, desktop: 131 kB of scripts, at most 130",
  ]);
  expect(missesOf({ ...good, seo: null, scriptKb: 999 }, { ...page, scriptKbMax: null })).toEqual([]);
});
