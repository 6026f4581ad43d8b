import { writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { quantile, round } from "../figures";
import { tell, type Watched, watch } from "./in-page";
import { ALL_CATEGORIES, TASK_CATEGORIES, type TaskFigures, taskFigures } from "./trace";

const KEY_EVERY_MS = 90;
const QUIET_KEYS = 100;
const ANSWERED_MS_MAX = 180_000;
const FRAME_MS_MAX = 50;
/** What the browser does not tell of, it drew within this. */
const EVENT_MS_MIN = 16;
const TEXT = "while the answers come in i write the next question and expect to see each letter at once ";

export type PageFigures = TaskFigures & {
  seconds: number;
  keys: number;
  keyToPaintMsP95: number;
  frames: number;
  framesOver50: number;
  longestFrameMs: number;
  /** Frames whose own work, on the main thread, took longer than 50 ms: none that the machine alone held up. */
  longFrames: number;
};

const messageBox = (page: Page) => page.getByRole("textbox", { name: "Message", exact: true });

/** Types into the message box until `isEnd`; answers how many keys it pressed. */
async function typeUntil(page: Page, isEnd: (keys: number) => Promise<boolean>): Promise<number> {
  await messageBox(page).focus();
  const endMs = performance.now() + ANSWERED_MS_MAX;
  for (let keys = 0; performance.now() < endMs; keys++) {
    await page.keyboard.press(TEXT[keys % TEXT.length] === " " ? "Space" : TEXT[keys % TEXT.length]!);
    await page.waitForTimeout(KEY_EVERY_MS);
    if (keys % 10 === 9 && (await isEnd(keys + 1))) return keys + 1;
  }
  throw new Error("the answers did not end.");
}

function figuresOf({ gaps, longFrames, keys: late }: Watched, keys: number, seconds: number) {
  const frames = gaps.toSorted((a, b) => a - b);
  const quick = Array<number>(Math.max(0, keys - late.length)).fill(EVENT_MS_MIN);
  return {
    seconds: round(seconds, 1),
    keys,
    keyToPaintMsP95: round(quantile([...quick, ...late.toSorted((a, b) => a - b)], 0.95), 0),
    frames: frames.length,
    framesOver50: frames.filter((gap) => gap > FRAME_MS_MAX).length,
    longestFrameMs: round(frames.at(-1) ?? 0, 1),
    longFrames: longFrames.length,
  };
}

/** Watches and traces the page while `work` types into it and answers how many keys it pressed. */
async function watchWhile(browser: Browser, page: Page, work: () => Promise<number>, traceFile?: string) {
  await browser.startTracing(page, { categories: traceFile ? ALL_CATEGORIES : TASK_CATEGORIES });
  await page.evaluate(tell);
  const startMs = performance.now();
  const keys = await work();
  const seconds = (performance.now() - startMs) / 1_000;
  const watched = await page.evaluate(tell);
  const trace = await browser.stopTracing();
  if (traceFile) writeFileSync(traceFile, trace);
  return { ...figuresOf(watched, keys, seconds), ...taskFigures(trace.toString("utf8"), seconds) };
}

export type Visit = { quiet: PageFigures; streaming: PageFigures };

/** Types on a page that does nothing else, which is what the machine can do; then asks all models at once, and types on. */
export async function watchPage(
  browser: Browser,
  context: BrowserContext,
  url: string,
  models: readonly string[],
  traceFile?: string,
): Promise<Visit> {
  const page = await context.newPage();
  await page.goto(`${url}?models=${models.join(",")}`);
  await page.getByLabel(`Model of pane ${models.length}`).waitFor();
  await messageBox(page).fill("Tell me all about tolls. ");
  await page.evaluate(watch);
  const quiet = await watchWhile(browser, page, () => typeUntil(page, async (keys) => keys >= QUIET_KEYS));
  // A plain selector: what looks for roles would be a long task of its own.
  const finished = page.locator('a[href*="/calls/req_"]');
  const ask = async () => {
    await page.keyboard.press("Enter");
    return typeUntil(page, async () => (await finished.count()) === models.length);
  };
  return { quiet, streaming: await watchWhile(browser, page, ask, traceFile) };
}
