import type { SeriesSpec } from "@/lib/domain/forecasts";

/** A series up to a cut-off, and what came after it. */
export type Task = {
  /** Cut-offs of one series are scored together. */
  series: string;
  /** What it is part of in the figures; a task may count in several. */
  groups: string[];
  known: number[];
  came: number[];
  /** The lag of the seasonal-naive error that errors are held against. */
  season: number;
  spec: SeriesSpec;
  /** The organisers' forecast that OWA is relative to. */
  naive2?: number[];
};

const DAY_HOURS = 24;
const WEEK_HOURS = 168;

/** One day ahead by the hour, seasons of a day and a week. */
const DAY_AHEAD: SeriesSpec = {
  horizon: DAY_HOURS,
  periods: [DAY_HOURS, WEEK_HOURS],
  origins: 7,
  step: DAY_HOURS,
};

/** An hourly series cut at each of its last `days` midnights. */
export function dayAheadTasks(series: string, groups: string[], hours: number[], days: number): Task[] {
  return Array.from({ length: days }, (_, i) => {
    const at = hours.length - (days - i) * DAY_HOURS;
    return {
      series,
      groups: i === days - 1 ? [...groups, ...groups.map((group) => `${group}, last day only`)] : groups,
      known: hours.slice(0, at),
      came: hours.slice(at, at + DAY_HOURS),
      season: DAY_HOURS,
      spec: DAY_AHEAD,
    };
  });
}
