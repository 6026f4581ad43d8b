"use client";

import dynamic from "next/dynamic";
import { PlotLayer } from "../charts/plot/plot-layer";
import type { PlotLimit } from "../charts/plot/plot-sheet";
import { limitsInSight, prepareAxis } from "../charts/plot/prepare-axis";
import { Skeleton } from "../ui/feedback/skeleton";
import { type FanRow, largestOf } from "./prepare-fan";

/** The drawing library is heavy and comes by itself; what holds its place has its size. */
const FanPicture = dynamic(() => import("./fan-picture").then((room) => room.FanPicture), {
  ssr: false,
  loading: () => <Skeleton className="mx-2 h-[calc(100%-0.75rem)]" />,
});

type FanPlotProps = {
  rows: readonly FanRow[];
  limits: readonly PlotLimit[];
  tickLabel: (iso: string) => string;
  fullLabel: (iso: string) => string;
  summary: string;
};

export function FanPlot({ rows, limits, tickLabel, fullLabel, summary }: FanPlotProps) {
  const drawn = largestOf(rows);
  const shown = limitsInSight(limits, drawn);
  const { scale, formatTick, formatValue } = prepareAxis(
    Math.max(drawn, ...shown.map(({ value }) => value * 1.02)),
    "usd",
  );
  const parts = (row: FanRow) => [
    ...(row.actual === null ? [] : [`spent ${formatValue(row.actual)}`]),
    ...(row.p50 === null || !row.band || row.p50 === row.actual
      ? []
      : [
          `forecast ${formatValue(row.p50)}`,
          `80 % ${formatValue(row.band[0])} – ${formatValue(row.band[1])}`,
        ]),
  ];
  return (
    <div className="relative h-full">
      <div aria-hidden className="h-full">
        <FanPicture rows={rows} scale={scale} limits={shown} tickLabel={tickLabel} formatTick={formatTick} />
      </div>
      <PlotLayer
        count={rows.length}
        summary={summary}
        reading={(index) => `${fullLabel(rows[index]!.at)}: ${parts(rows[index]!).join(", ")}`}
        tooltip={(index) => (
          <div className="popup w-max min-w-40 p-2.5 text-xs">
            <div className="mb-1 font-medium">{fullLabel(rows[index]!.at)}</div>
            {parts(rows[index]!).map((part) => (
              <div key={part} className="text-muted first-letter:uppercase">
                {part}
              </div>
            ))}
          </div>
        )}
      />
    </div>
  );
}
