import { expect, test } from "vitest";
import { longAnswer } from "./long-answer";
import { longestTaskMs } from "./trace";

const main = { name: "thread_name", ph: "M", pid: 7, tid: 1, args: { name: "CrRendererMain" } };
const task = (tid: number, dur: number, name = "RunTask") => ({ name, ph: "X", pid: 7, tid, dur });
const trace = (...traceEvents: object[]) => JSON.stringify({ traceEvents });

test("the longest task is that of a page's main thread, of neither another thread nor a smaller part", () => {
  expect(
    longestTaskMs(trace(task(1, 12_000), main, task(1, 48_500), task(2, 900_000), task(1, 99_000, "Layout"))),
  ).toBe(48.5);
});

test("a trace without such a task proves nothing", () => {
  expect(() => longestTaskMs(trace(main, task(2, 5_000)))).toThrow("no task");
});

test("the answer has as many pieces as it is asked for, and they are Markdown with code and tables", () => {
  const pieces = longAnswer(1_500);
  expect(pieces).toHaveLength(1_500);
  expect(pieces.join("")).toMatch(/^## Part 1\n\nA toll/);
  expect(pieces.join("")).toContain("| Gate 1.0 | 2 | $1.40 |");
  expect(pieces.join("")).toContain("\n```ts\n");
});
