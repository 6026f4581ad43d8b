import { writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { quantile, round } from "../figures";
import { ALL_CATEGORIES, longestTaskMs, TASK_CATEGORIES } from "./trace";

const KEY_EVERY_MS = 90;
const ANSWERED_MS_MAX = 180_000;
/** What the browser does not tell of, it drew within this. */
const EVENT_MS_MIN = 16;
const TEXT = "while the answers come in i write the next question and expect to see each letter at once ";

type Watched = { frames: number[]; keys: number[] };
declare global {
  interface Window {
    watched: Watched;
  }
}

/** Runs in the page: gaps between frames, and how long after its key each letter was drawn. */
function watch(): void {
  const watched: Watched = { frames: [], keys: [] };
  window.watched = watched;
  let before = performance.now();
  const onFrame = (at: number) => {
    watched.frames.push(at - before);
    before = at;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") watched.keys.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

export type PageFigures = {
  longestTaskMs: number;
  longestFrameMs: number;
  frameMsP99: number;
  keyToPaintMsP95: number;
  keys: number;
  frames: number;
  seconds: number;
};

/** Types into the message box until all answers are there; answers how many keys it pressed. */
async function typeUntilAnswered(page: Page, panes: number): Promise<number> {
  const box = page.getByRole("textbox", { name: "Message", exact: true });
  // A plain selector: what looks for roles would be a long task of its own.
  const finished = page.locator('a[href*="/calls/req_"]');
  await box.focus();
  const endMs = performance.now() + ANSWERED_MS_MAX;
  for (let keys = 0; performance.now() < endMs; keys++) {
    await page.keyboard.press(TEXT[keys % TEXT.length] === " " ? "Space" : TEXT[keys % TEXT.length]!);
    await page.waitForTimeout(KEY_EVERY_MS);
    if (keys % 10 === 0 && (await finished.count()) === panes) return keys + 1;
  }
  throw new Error("the answers did not end.");
}

/** Asks all models at once in the playground, and watches the page draw while a person types. */
export async function watchPage(
  browser: Browser,
  context: BrowserContext,
  url: string,
  models: readonly string[],
  traceFile?: string,
): Promise<PageFigures> {
  const page = await context.newPage();
  await page.goto(`${url}?models=${models.join(",")}`);
  await page.getByLabel(`Model of pane ${models.length}`).waitFor();
  await page.getByRole("textbox", { name: "Message", exact: true }).fill("Tell me all about tolls.");
  await page.evaluate(watch);
  await browser.startTracing(page, { categories: traceFile ? ALL_CATEGORIES : TASK_CATEGORIES });
  const startMs = performance.now();
  await page.keyboard.press("Enter");
  const keys = await typeUntilAnswered(page, models.length);
  const seconds = (performance.now() - startMs) / 1_000;
  const watched = await page.evaluate(() => window.watched);
  const trace = await browser.stopTracing();
  if (traceFile) writeFileSync(traceFile, trace);
  const frames = watched.frames.toSorted((a, b) => a - b);
  const quick = Array<number>(Math.max(0, keys - watched.keys.length)).fill(EVENT_MS_MIN);
  const late = [...quick, ...watched.keys].toSorted((a, b) => a - b);
  return {
    longestTaskMs: round(longestTaskMs(trace.toString("utf8")), 1),
    longestFrameMs: round(frames.at(-1)!, 1),
    frameMsP99: round(quantile(frames, 0.99), 1),
    keyToPaintMsP95: round(quantile(late, 0.95), 0),
    keys,
    frames: frames.length,
    seconds: round(seconds, 1),
  };
}
