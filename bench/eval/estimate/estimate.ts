import { mean, median } from "@/lib/core/statistics";
import { type BilledEvent, readEvents } from "./events";
import { Foreteller, type Judged } from "./foreteller";

const MEASURED_MIN = 0.76;
const MEASURED_MAX = 0.84;

type Interval = Judged["ours"];

/** How an interval did: how often the cost fell inside, how wide it was, and how wide beside the cost in the middle. */
function figuresOf(judged: readonly Judged[], intervalOf: (one: Judged) => Interval) {
  const widths = judged.map((one) => intervalOf(one).high - intervalOf(one).low);
  return {
    coverage: share(judged, (one) => isInside(one.costUsd, intervalOf(one))),
    below: share(judged, (one) => one.costUsd < intervalOf(one).low),
    above: share(judged, (one) => one.costUsd > intervalOf(one).high),
    meanWidthUsd: mean(widths),
    medianWidthUsd: median(widths),
    medianRelativeWidth: median(widths.map((width, i) => width / Math.max(judged[i]!.costUsd, 1e-9))),
    meanScoreUsd: mean(judged.map((one) => intervalScore(one.costUsd, intervalOf(one)))),
  };
}

const isInside = (cost: number, { low, high }: Interval) => cost >= low && cost <= high;

function share(judged: readonly Judged[], holds: (one: Judged) => boolean): number {
  return judged.filter(holds).length / judged.length;
}

/** The proper score of an 80 % interval (Gneiting and Raftery 2007): its width, and ten times by how much the cost missed it. */
function intervalScore(cost: number, { low, high }: Interval): number {
  return high - low + 10 * Math.max(0, low - cost, cost - high);
}

function byMonth(judged: readonly Judged[]): Record<string, { events: number; coverage: number }> {
  const months = [...new Set(judged.map(({ event }) => event.month))];
  return Object.fromEntries(
    months.map((month) => {
      const own = judged.filter(({ event }) => event.month === month);
      return [month, { events: own.length, coverage: share(own, (one) => isInside(one.costUsd, one.ours)) }];
    }),
  );
}

function judgeAll(events: readonly BilledEvent[]): Judged[] {
  const foreteller = new Foreteller(events);
  return events.flatMap((event) => foreteller.judge(event) ?? []);
}

/**
 * Foretells the cost of every recorded call from its prompt and from what came before it, in the order of time, and compares the
 * 80 % interval with that of all past costs of the model. Arguments: CSV files, instead of all of the data folder.
 */
export async function estimate(args: string[]): Promise<Record<string, unknown>> {
  const events = readEvents(args.filter((arg) => !arg.startsWith("--")));
  const all = judgeAll(events);
  // A model that was free so far has nothing to estimate, and an interval without width.
  const judged = all.filter(({ isFree }) => !isFree);
  const ours = figuresOf(judged, (one) => one.ours);
  const past = figuresOf(judged, (one) => one.pastQuantiles);
  const hindsight = figuresOf(judged, (one) => one.hindsightQuantiles);
  return {
    events: events.length,
    judged: judged.length,
    free: all.length - judged.length,
    withoutPrice: events.length - all.length,
    ours,
    pastQuantiles: past,
    hindsightQuantiles: hindsight,
    coverageWithFree: share(all, (one) => isInside(one.costUsd, one.ours)),
    months: byMonth(judged),
    pass:
      ours.coverage >= MEASURED_MIN &&
      ours.coverage <= MEASURED_MAX &&
      ours.meanWidthUsd < Math.min(past.meanWidthUsd, hindsight.meanWidthUsd),
  };
}
