/** What of a trace of Chromium this reads: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  dur?: number;
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

const TASKS = new Set(["RunTask", "ThreadControllerImpl::RunTask"]);

/** The longest task of any page's main thread, in milliseconds. Throws when the trace has none: it would prove nothing. */
export function longestTaskMs(trace: string): number {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  let longestUs = 0;
  for (const { name, ph, pid, tid, dur = 0 } of traceEvents) {
    if (ph === "X" && TASKS.has(name) && mains.has(`${pid}.${tid}`)) longestUs = Math.max(longestUs, dur);
  }
  if (longestUs === 0) throw new Error("the trace has no task of a page's main thread.");
  return longestUs / 1_000;
}
