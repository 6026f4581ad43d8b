import type { UsageBucket } from "@/lib/contract/usage";
import { clockText, dayMonth, inZone, monthYear, weekdayDate } from "@/lib/core/date-text";

type Labels = {
  /** Under the axis: short. */
  tick: (iso: string) => string;
  /** In the tooltip and the table: whole. */
  full: (iso: string) => string;
};

/** How the instants of a chart are written in the viewer's zone. */
export function prepareTimeLabels(bucket: UsageBucket, zone: string, spanDays: number): Labels {
  if (bucket === "month") {
    const month = inZone(zone, monthYear);
    return { tick: month, full: month };
  }
  const date = inZone(zone, dayMonth);
  if (bucket === "day") return { tick: date, full: inZone(zone, weekdayDate) };
  if (bucket === "week") return { tick: date, full: (iso) => `Week of ${date(iso)}` };
  return {
    tick: spanDays > 2 ? date : inZone(zone, clockText),
    full: inZone(zone, (wall) => `${weekdayDate(wall)}, ${clockText(wall)}`),
  };
}

/** Which buckets get a label: evenly spaced, at most `max`; hourly charts of several days label midnights. */
export function prepareTickIndexes(labels: readonly string[], max: number): number[] {
  const firsts = labels.flatMap((label, index) => (label === labels[index - 1] ? [] : [index]));
  const step = Math.ceil(firsts.length / max);
  return firsts.filter((_, index) => index % step === 0);
}
