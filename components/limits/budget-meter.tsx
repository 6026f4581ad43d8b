import { formatUsd } from "@/lib/core/money";
import { cn } from "../ui/cn";
import { Money } from "../ui/data/money";
import { RelativeTime } from "../ui/data/relative-time";
import { type Metered, sharesOf, WINDOW_PHRASES } from "./budget";

type BudgetMeterProps = { budget: Metered; className?: string };

const WARNING_SHARE = 0.8;

/** Spent, held for calls in flight, and the limit in force: in a bar and in words. */
export function BudgetMeter({ budget, className }: BudgetMeterProps) {
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
        className="mt-1.5 flex h-1.5 overflow-hidden rounded-full bg-hover"
      >
        <div className={tone} style={{ width: `${spent * 100}%` }} />
        <div className="bg-line-strong" style={{ width: `${held * 100}%` }} />
      </div>
      <MeterNotes budget={budget} />
    </div>
  );
}

function MeterNotes({ budget }: { budget: Metered }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-subtle text-xs">
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
      {budget.windowEnd ? (
        <span>
          starts anew <RelativeTime at={budget.windowEnd} />
        </span>
      ) : (
        <span>never starts anew</span>
      )}
    </p>
  );
}
