"use client";

import { useMemo } from "react";
import type { ForecastPath, RunOut } from "@/lib/client/forecasts";
import { formatUsd, usdNumber } from "@/lib/core/money";
import { ChartFrame } from "../charts/chart-frame";
import { prepareTimeLabels } from "../charts/prepare-time-labels";
import { EmptyState } from "../ui/feedback/empty-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { FanPlot } from "./fan-plot";
import { FanTable } from "./fan-table";
import { prepareFan } from "./prepare-fan";

type FanPanelProps = {
  path: ForecastPath | undefined;
  limits: readonly RunOut[];
  busy: boolean;
  error: { message: string } | null;
  onRetry: () => void;
};

const MONTH_DAYS = 31;

export function FanPanel({ path, limits, busy, error, onRetry }: FanPanelProps) {
  const rows = useMemo(() => (path ? prepareFan(path) : []), [path]);
  const labels = prepareTimeLabels("day", path?.forecast?.zone ?? "UTC", MONTH_DAYS);
  const end = path?.forecast?.monthEndNanos;
  return (
    <ChartFrame
      title="This month, summed up"
      tall
      busy={busy}
      error={error}
      onRetry={onRetry}
      legend={<FanLegend />}
      table={<FanTable rows={rows} fullLabel={labels.full} />}
    >
      {!path && <Skeleton className="mx-2 h-[calc(100%-0.75rem)]" />}
      {path && rows.every((row) => !row.actual && !row.p50) && (
        <EmptyState title="Nothing spent this month">Nor is anything forecast to be.</EmptyState>
      )}
      {rows.some((row) => row.actual || row.p50) && (
        <FanPlot
          rows={rows}
          limits={limits.map((limit) => ({
            id: limit.budgetId ?? "credit",
            label: `${limit.scopeType === "plan" ? "Plan" : "Budget"} ${formatUsd(limit.limitNanos)}`,
            value: usdNumber(limit.limitNanos),
            tone: "warning" as const,
          }))}
          tickLabel={labels.tick}
          fullLabel={labels.full}
          summary={
            end
              ? `Spend of the month: ${formatUsd(end.p50)} by its end, in eight of ten cases between ${formatUsd(end.p10)} and ${formatUsd(end.p90)}.`
              : "Spend of the month so far."
          }
        />
      )}
    </ChartFrame>
  );
}

function FanLegend() {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-muted text-xs">
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="w-5 border-ink border-t-2" />
        Spent
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="w-5 border-accent border-t-2 border-dashed" />
        Forecast, P50
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-3 w-5 rounded-[2px] bg-accent opacity-20" />
        Eight in ten cases, P10–P90
      </li>
    </ul>
  );
}
