import type { UsageBucket } from "@/lib/contract/usage";

type Labels = {
  /** Under the axis: short. */
  tick: (iso: string) => string;
  /** In the tooltip and the table: whole. */
  full: (iso: string) => string;
};

const DATE: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** How the instants of a chart are written in the viewer's zone. */
export function prepareTimeLabels(bucket: UsageBucket, zone: string, spanDays: number): Labels {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
    return (iso: string) => formatter.format(new Date(iso));
  };
  if (bucket === "month") {
    const month = format({ month: "short", year: "numeric" });
    return { tick: month, full: month };
  }
  if (bucket === "day") return { tick: format(DATE), full: format({ ...DATE, weekday: "short" }) };
  if (bucket === "week") {
    const date = format(DATE);
    return { tick: date, full: (iso) => `Week of ${date(iso)}` };
  }
  return {
    tick: format(spanDays > 2 ? DATE : CLOCK),
    full: format({ ...DATE, ...CLOCK, weekday: "short" }),
  };
}

/** Which buckets get a label: evenly spaced, at most `max`; hourly charts of several days label midnights. */
export function prepareTickIndexes(labels: readonly string[], max: number): number[] {
  const firsts = labels.flatMap((label, index) => (label === labels[index - 1] ? [] : [index]));
  const step = Math.ceil(firsts.length / max);
  return firsts.filter((_, index) => index % step === 0);
}
