"use client";

import { useQuery } from "@tanstack/react-query";
import { pricesQuery } from "@/lib/client/admin-models";
import { ChartFrame } from "../../../charts/chart-frame";
import { dateText } from "../../../ui/data/time-format";
import { preparePriceHistory } from "./prepare-price-history";
import { PriceHistoryTable } from "./price-history-table";
import { PricePlot } from "./price-plot";

type PriceHistoryChartProps = { modelId: string; nowMs: number };

/** What a million tokens cost over time, the announced included; nothing where no tokens are priced. */
export function PriceHistoryChart({ modelId, nowMs }: PriceHistoryChartProps) {
  const { data } = useQuery(pricesQuery(modelId));
  const history = data && preparePriceHistory(data.items, nowMs);
  if (!history) return null;
  const announced = history.stretches.filter(({ isAnnounced }) => isAnnounced).length;
  const first = dateText(history.stretches[0]!.from, "UTC");
  const summary = `Price in USD per million tokens since ${first}: ${history.stretches.length} versions, ${announced} of them announced. The same data is in the table view.`;
  return (
    <ChartFrame
      title="Price over time"
      reading={
        <p className="text-muted text-xs">
          USD per million tokens. Dashed: from now on, with what is announced.
        </p>
      }
      table={<PriceHistoryTable versions={data.items} nowMs={nowMs} />}
      legend={
        <ul aria-label="Series" className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {history.lines.map(({ name, color }) => (
            <li key={name} className="flex items-center gap-1.5">
              <span aria-hidden className="h-0.5 w-4 rounded-full" style={{ background: color }} />
              {name}
            </li>
          ))}
        </ul>
      }
    >
      <PricePlot history={history} summary={summary} />
    </ChartFrame>
  );
}
