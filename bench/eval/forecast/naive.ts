import { mean } from "@/lib/core/statistics";
import type { Task } from "./task";

const WEEK_DAYS = 7;

type Naive = (task: Task) => number[];

const repeat =
  (lag: (task: Task) => number): Naive =>
  (task) => {
    const { known, came } = task;
    const back = Math.min(lag(task), known.length);
    return came.map((_, i) => known[known.length - back + (i % back)]!);
  };

/** What anyone would say without a model; M4's weeks have a season of 1, so there the last value and the last year. */
export const NAIVE_RULES: Record<string, Naive> = {
  "seasonal naive": repeat(({ season }) => season),
  "last week": repeat(({ season, spec }) => (season === 1 ? spec.periods[0]! : WEEK_DAYS * season)),
  "mean of the last week": (task) => {
    const recent = task.known.slice(task.season === 1 ? -4 : -WEEK_DAYS * task.season);
    const level = mean(recent);
    return task.came.map(() => level);
  },
};
