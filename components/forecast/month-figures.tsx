import type { ReactNode } from "react";
import type { Forecast } from "@/lib/client/forecasts";
import { Money } from "../ui/data/money";
import { Progress } from "../ui/data/progress";
import { RelativeTime } from "../ui/data/relative-time";
import { Stat } from "../ui/data/stat";
import { errorText } from "./prepare-score";

/** The month in four readings. */
export function MonthFigures({ forecast }: { forecast: Forecast }) {
  const { monthEndNanos, actualNanos, weekScore } = forecast;
  const share = Number(monthEndNanos.p50) > 0 ? Number(actualNanos) / Number(monthEndNanos.p50) : 0;
  return (
    <Tiles>
      <Stat
        label="By the end of the month"
        value={<Money nanos={monthEndNanos.p50} />}
        note={
          <>
            made <RelativeTime at={forecast.madeAt} />
          </>
        }
      />
      <Stat
        label="In eight of ten cases"
        value={
          <span className="max-sm:text-base">
            <Money nanos={monthEndNanos.p10} /> – <Money nanos={monthEndNanos.p90} />
          </span>
        }
        note="one in ten is below, one in ten above"
      />
      <Stat
        label="Spent so far"
        value={<Money nanos={actualNanos} />}
        figure={<Progress label="Spent of what is forecast" value={Math.min(1, share)} />}
      />
      <Stat
        label="Usual error, a week ahead"
        value={errorText(weekScore.error)}
        note={
          weekScore.error === null
            ? "no past forecast yet"
            : `last week again: ${errorText(weekScore.naiveError.lastWeek)}`
        }
      />
    </Tiles>
  );
}

function Tiles({ children }: { children: ReactNode }) {
  return (
    <div className="mb-4 grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface *:border-line max-lg:*:even:border-l max-lg:*:nth-[n+3]:border-t lg:grid-cols-4 lg:*:not-first:border-l">
      {children}
    </div>
  );
}
