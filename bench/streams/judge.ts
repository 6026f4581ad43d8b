import type { PageFigures, Visit } from "./watch-page";

const FRAME_MS_MAX = 50;
const KEY_TO_PAINT_MS_MAX = 100;

type Line = { aim: string; outcome: "pass" | "FAIL" | "machine" };

type Aim = {
  says: string;
  /** What is measured of a page, and the most it may be. */
  of: (page: PageFigures) => number;
  max: number;
  /** By the clock, a page that does nothing may miss it too where others have the processors: then nothing can be said of it. */
  byClock: boolean;
};

const AIMS: readonly Aim[] = [
  {
    says: "ms of processor in the longest task of the page",
    of: (page) => page.longestTaskCpuMs,
    ...{ max: FRAME_MS_MAX, byClock: false },
  },
  {
    says: "ms in the longest frame",
    of: (page) => page.longestFrameMs,
    ...{ max: FRAME_MS_MAX, byClock: true },
  },
  {
    says: "ms until a letter is drawn, at p95",
    of: (page) => page.keyToPaintMsP95,
    ...{ max: KEY_TO_PAINT_MS_MAX, byClock: true },
  },
];

/** Whether the page holds its aims; where the machine alone already breaks one, its line says so, and it does not fail the page. */
export function judge({ quiet, streaming }: Visit): { lines: Line[]; passed: boolean } {
  const lines = AIMS.map(({ says, of, max, byClock }): Line => {
    const aim = `${of(streaming)} ${says} (at most ${max}; ${of(quiet)} while only typing)`;
    if (of(streaming) <= max) return { aim, outcome: "pass" };
    return { aim, outcome: byClock && of(quiet) > max ? "machine" : "FAIL" };
  });
  return { lines, passed: lines.every(({ outcome }) => outcome !== "FAIL") };
}
