import { expect, test } from "vitest";
import { judge } from "./judge";
import type { PageFigures } from "./watch-page";

const calm: PageFigures = {
  ...{
    seconds: 20,
    keys: 100,
    keyToPaintMsP95: 40,
    frames: 1_200,
    framesOver50: 0,
    longestFrameMs: 34,
    longFrames: 0,
  },
  ...{ longestTaskMs: 22, longestTaskCpuMs: 20, taskMsP99: 9, busyCpuMsPerSecond: 180 },
};

const outcomes = (quiet: Partial<PageFigures>, streaming: Partial<PageFigures>) => {
  const { lines, passed } = judge({ quiet: { ...calm, ...quiet }, streaming: { ...calm, ...streaming } });
  return [...lines.map(({ outcome }) => outcome), passed];
};

test("a page within its aims passes", () => {
  expect(outcomes({}, {})).toEqual(["pass", "pass", "pass", true]);
});

test("a frame or a letter that is late on a calm machine fails the page", () => {
  expect(outcomes({}, { longestFrameMs: 51 })).toEqual(["pass", "FAIL", "pass", false]);
  expect(outcomes({}, { keyToPaintMsP95: 101 })).toEqual(["pass", "pass", "FAIL", false]);
});

test("what the machine does to a page that only types is not laid to the answers", () => {
  const late = { longestFrameMs: 180, keyToPaintMsP95: 60 };
  expect(outcomes(late, { longestFrameMs: 200 })).toEqual(["pass", "machine", "pass", true]);
  expect(outcomes(late, { keyToPaintMsP95: 101 })[2]).toBe("FAIL");
});

test("a task that needs the processor too long fails the page on any machine", () => {
  const busy = { longestFrameMs: 180, longestTaskCpuMs: 90 };
  expect(outcomes(busy, busy)).toEqual(["FAIL", "machine", "pass", false]);
});
