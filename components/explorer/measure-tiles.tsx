import type { ReactNode } from "react";
import type { UsageBreakdown, UsageSeries } from "@/lib/client/usage";
import { type MeasureId, readMeasure } from "../charts/measures";
import { prepareLine } from "../charts/prepare-line";
import { SeriesValue } from "../charts/series-value";
import { Sparkline } from "../charts/sparkline";
import { cn } from "../ui/cn";
import { formatChange, formatDuration, formatShare } from "../ui/data/number-format";
import { Skeleton } from "../ui/feedback/skeleton";
import { type ExplorerMeasure, FAMILIES, FAMILY_MEASURES, type Family, familyOf } from "./explorer-measures";

type Totals = UsageBreakdown["totals"]["current"];

type MeasureTilesProps = {
  measure: ExplorerMeasure;
  totals: UsageBreakdown["totals"] | undefined;
  /** They could not be read: what says so, and tries again, is the table's. */
  failed: boolean;
  series: UsageSeries | undefined;
  /** `vs a week earlier`; null when nothing is compared. */
  against: string | null;
  onMeasure: (measure: ExplorerMeasure) => void;
};

const LABELS: Record<Family, string> = {
  spend: "Spend",
  calls: "Calls",
  tokens: "Tokens",
  saved: "Cache savings",
  errors: "Errors",
  latency: "Latency",
};

const UNITS = { spend: "usd", calls: "count", tokens: "count", saved: "usd", errors: "count" } as const;

/** The readings of the range; the one that is pressed is the one that the chart shows. */
export function MeasureTiles({ measure, totals, failed, series, against, onMeasure }: MeasureTilesProps) {
  const active = familyOf(measure);
  return (
    <fieldset className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
      <legend className="sr-only">Measure</legend>
      {FAMILIES.map((family) => (
        <button
          key={family}
          type="button"
          aria-pressed={family === active}
          onClick={() => family !== active && onMeasure(FAMILY_MEASURES[family][0]!)}
          className={cn(
            "relative flex min-w-0 flex-col gap-0.5 bg-surface px-4 py-3 text-left hover:bg-sunken",
            "-outline-offset-2 aria-pressed:shadow-[inset_0_2px_0_var(--accent)]",
          )}
        >
          <span className={cn("text-xs", family === active ? "font-medium text-ink" : "text-muted")}>
            {LABELS[family]}
          </span>
          <span className="min-h-7 truncate font-medium text-xl tracking-tight">
            {totals ? (
              <Reading family={family} totals={totals.current} />
            ) : failed ? (
              "–"
            ) : (
              <Skeleton className="mt-1 h-5 w-20" />
            )}
          </span>
          <span className="min-h-[1.125rem] truncate text-subtle text-xs">
            {totals && <Note family={family} totals={totals} against={against} />}
          </span>
          <span className="mt-1 block h-7">
            {family !== "latency" && series && <Sparkline values={prepareLine(series, family)} />}
            {family === "latency" && totals && <Split totals={totals.current} />}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

function Reading({ family, totals }: { family: Family; totals: Totals }): ReactNode {
  if (family === "latency") return totals.latencyMsAvg === null ? "–" : formatDuration(totals.latencyMsAvg);
  return <SeriesValue value={readMeasure(family, totals)} unit={UNITS[family]} />;
}

function Split({ totals }: { totals: Totals }) {
  if (totals.ttftMsAvg === null) return null;
  return <span className="text-subtle text-xs">{formatDuration(totals.ttftMsAvg)} to first token</span>;
}

type NoteProps = { family: Family; totals: UsageBreakdown["totals"]; against: string | null };

function Note({ family, totals: { current, previous }, against }: NoteProps) {
  const [now, before] =
    family === "latency"
      ? [current.latencyMsAvg ?? 0, previous.latencyMsAvg ?? 0]
      : [readMeasure(family as MeasureId, current), readMeasure(family as MeasureId, previous)];
  const change = against && formatChange(now, before);
  if (family === "errors" && current.calls > 0) {
    return `${formatShare(current.errors, current.calls)} of calls${change ? `, ${change}` : ""}`;
  }
  if (!against) return family === "latency" ? "on average" : null;
  if (!change) return now > 0 ? "nothing before" : null;
  return (
    <>
      <span className="text-muted">{change}</span> {against}
    </>
  );
}
