import { expect, test } from "vitest";
import { longAnswer } from "./long-answer";
import { taskFigures } from "./trace";

const TASK = "ThreadControllerImpl::RunTask";
const main = { name: "thread_name", ph: "M", pid: 7, tid: 1, args: { name: "CrRendererMain" } };
const task = (tid: number, dur: number, tdur: number | undefined = undefined, name = TASK) => ({
  ...{ name, ph: "X", pid: 7, tid, dur },
  ...(tdur === undefined ? {} : { tdur }),
});
const trace = (...traceEvents: object[]) => JSON.stringify({ traceEvents });

test("tasks are those of a page's main thread, of neither another thread nor a smaller part", () => {
  const events = [task(1, 12_000), main, task(1, 48_500), task(2, 900_000), task(1, 99_000, 1, "Layout")];
  expect(taskFigures(trace(...events), 2)).toEqual({
    longestTaskMs: 48.5,
    longestTaskCpuMs: 48.5,
    taskMsP99: 48.5,
    busyCpuMsPerSecond: 30,
  });
});

test("what a task had of a processor is told apart from how long it waited for one", () => {
  const figures = taskFigures(trace(main, task(1, 300_000, 8_000), task(1, 20_000, 19_000)), 1);
  expect(figures).toMatchObject({ longestTaskMs: 300, longestTaskCpuMs: 19, busyCpuMsPerSecond: 27 });
});

test("a trace without such a task proves nothing", () => {
  expect(() => taskFigures(trace(main, task(2, 5_000)), 1)).toThrow("no task");
});

test("the answer has as many pieces as it is asked for, and they are Markdown with code and tables", () => {
  const pieces = longAnswer(1_500);
  expect(pieces).toHaveLength(1_500);
  expect(pieces.join("")).toMatch(/^## Part 1\n\nA toll/);
  expect(pieces.join("")).toContain("| Gate 1.0 | 2 | $1.40 |");
  expect(pieces.join("")).toContain("\n```ts\n");
});
