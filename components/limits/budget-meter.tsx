import { formatUsd } from "@/lib/core/money";
import { cn } from "../ui/cn";
import { Money } from "../ui/data/money";
import { RelativeTime } from "../ui/data/relative-time";
import { type Metered, sharesOf, WINDOW_PHRASES } from "./budget";

type BudgetMeterProps = {
  budget: Metered;
  /** Where alerts stand, as shares of the limit. */
  ticks?: readonly number[];
  /** Forecast by the window's end. */
  forecastNanos?: string;
  className?: string;
};

const WARNING_SHARE = 0.8;

/** Spent, held for calls in flight, and the limit in force: in a bar and in words. */
export function BudgetMeter({ budget, ticks = [], forecastNanos, className }: BudgetMeterProps) {
  const { spent, held } = sharesOf(budget);
  const tone = spent >= 1 ? "bg-danger" : spent >= WARNING_SHARE ? "bg-warning" : "bg-accent";
  const percent = Math.round(spent * 100);
  const limit = budget.limitInForceNanos;
  return (
    <div className={cn("min-w-0", className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <Money nanos={budget.spentNanos} className="font-medium" />{" "}
          <span className="text-muted">
            of <Money nanos={limit} /> {WINDOW_PHRASES[budget.window]}
          </span>
        </span>
        <span className="text-subtle text-xs">{percent}%</span>
      </div>
      <div
        role="progressbar"
        aria-label={`Spent of ${formatUsd(limit)} ${WINDOW_PHRASES[budget.window]}`}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="relative mt-1.5 flex h-1.5 rounded-full bg-hover"
      >
        <div className={cn("rounded-full", tone)} style={{ width: `${spent * 100}%` }} />
        <div className="rounded-r-full bg-line-strong" style={{ width: `${held * 100}%` }} />
        {ticks.map((share) => (
          <span
            key={share}
            className="absolute -top-0.5 h-2.5 w-px bg-ink/50"
            style={{ left: `${share * 100}%` }}
          />
        ))}
        {forecastNanos && <ForecastMark share={Number(forecastNanos) / Number(limit)} />}
      </div>
      <MeterNotes budget={budget} forecastNanos={forecastNanos} />
    </div>
  );
}

/** A diamond at what the forecast says; at the end of the bar when that is beyond it. */
function ForecastMark({ share }: { share: number }) {
  return (
    <span
      className={cn(
        "absolute top-1/2 size-2 -translate-1/2 rotate-45 border border-surface",
        share > 1 ? "bg-warning" : "bg-ink",
      )}
      style={{ left: `${Math.min(1, share) * 100}%` }}
    />
  );
}

function MeterNotes({ budget, forecastNanos }: Pick<BudgetMeterProps, "budget" | "forecastNanos">) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-1.5 text-subtle text-xs *:not-last:after:ml-1.5 *:not-last:after:content-['·']">
      {BigInt(budget.heldNanos) > 0n && (
        <span>
          <Money nanos={budget.heldNanos} /> held for calls in flight
        </span>
      )}
      {budget.raises.map((raise) => (
        <span key={raise.id} className="text-accent-ink" title={raise.reason}>
          <Money nanos={raise.amountNanos} /> more, ends <RelativeTime at={raise.endsAt} />
        </span>
      ))}
      {forecastNanos && (
        <span className={Number(forecastNanos) > Number(budget.limitInForceNanos) ? "text-warning-ink" : ""}>
          <Money nanos={forecastNanos} /> forecast by the end
        </span>
      )}
      {budget.windowEnd ? (
        <span>
          resets <RelativeTime at={budget.windowEnd} />
        </span>
      ) : (
        <span>never resets</span>
      )}
    </p>
  );
}
