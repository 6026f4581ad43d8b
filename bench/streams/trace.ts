import { quantile, round } from "../figures";

/** What of a trace of Chromium this reads: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds from the task's start to its end, waiting for a processor included. */
  dur?: number;
  /** Microseconds in which its thread ran. */
  tdur?: number;
  args?: { name?: string };
};

/** Enough for the tasks; tracing more slows what is traced. */
export const TASK_CATEGORIES = ["toplevel"];
/** What the performance panel of the browser's tools shows. */
export const ALL_CATEGORIES = [
  ...TASK_CATEGORIES,
  ...["devtools.timeline", "disabled-by-default-devtools.timeline", "v8.execute"],
  ...["disabled-by-default-v8.cpu_profiler", "blink.user_timing", "latencyInfo"],
];

const TASK = "ThreadControllerImpl::RunTask";

export type TaskFigures = {
  longestTaskMs: number;
  /** The most that a task had of a processor: what it waits for one while others have it is the machine's. */
  longestTaskCpuMs: number;
  taskMsP99: number;
  /** Of all tasks together, a second. */
  busyCpuMsPerSecond: number;
};

/** The tasks of any page's main thread. Throws when the trace has none: it would prove nothing. */
export function taskFigures(trace: string, seconds: number): TaskFigures {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid, dur }) => ph === "X" && dur && name === TASK && mains.has(`${pid}.${tid}`),
  );
  if (tasks.length === 0) throw new Error("the trace has no task of a page's main thread.");
  const wall = tasks.map(({ dur = 0 }) => dur / 1_000).sort((a, b) => a - b);
  const cpu = tasks.map(({ dur = 0, tdur = dur }) => tdur / 1_000).sort((a, b) => a - b);
  return {
    longestTaskMs: round(wall.at(-1)!, 1),
    longestTaskCpuMs: round(cpu.at(-1)!, 1),
    taskMsP99: round(quantile(wall, 0.99), 1),
    busyCpuMsPerSecond: round(cpu.reduce((sum, each) => sum + each, 0) / seconds, 0),
  };
}
