"use client";

import dynamic from "next/dynamic";
import { PlotLayer } from "../../../charts/plot/plot-layer";
import { dateText } from "../../../ui/data/time-format";
import { Skeleton } from "../../../ui/feedback/skeleton";
import { ratePhrase } from "../rate-text";
import type { PriceHistory, PriceStretch } from "./prepare-price-history";

/** The drawing library is heavy and comes by itself; what holds its place has its size. */
const PricePicture = dynamic(() => import("./price-picture").then((room) => room.PricePicture), {
  ssr: false,
  loading: () => <Skeleton className="mx-2 h-[calc(100%-0.75rem)]" />,
});

/** Prices over time; each version can be read off, by pointer or by arrow keys. */
export function PricePlot({ history, summary }: { history: PriceHistory; summary: string }) {
  const { lines, stretches, edges } = history;
  const prices = (index: number) =>
    stretches[index]!.rates.map((rate, i) => ({ ...lines[i]!, price: ratePhrase(rate) }));
  return (
    <div className="relative h-full">
      <div aria-hidden className="h-full">
        <PricePicture history={history} />
      </div>
      <PlotLayer
        count={stretches.length}
        edges={edges}
        summary={summary}
        reading={(index) =>
          `${timesOf(stretches[index]!)}: ${prices(index)
            .map(({ name, price }) => `${name} ${price}`)
            .join(", ")}`
        }
        tooltip={(index) => (
          <div className="popup w-max min-w-40 p-2.5 text-xs">
            <div className="mb-1 font-medium">{timesOf(stretches[index]!)}</div>
            {prices(index).map(({ name, color, price }) => (
              <div key={name} className="flex items-center gap-1.5 py-px">
                <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: color }} />
                <span className="mr-4 flex-1 text-muted">{name}</span>
                <span>{price}</span>
              </div>
            ))}
          </div>
        )}
      />
    </div>
  );
}

function timesOf({ from, to, isAnnounced }: PriceStretch): string {
  const start = dateText(from, "UTC");
  const times = to ? `${start} – ${dateText(to, "UTC")}` : `From ${start}`;
  return isAnnounced ? `${times}, announced` : times;
}
