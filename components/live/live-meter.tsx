import type { ReactNode } from "react";
import { Sparkline } from "../charts/sparkline";
import { cn } from "../ui/cn";

type LiveMeterProps = {
  label: string;
  value: ReactNode;
  unit: string;
  /** One for each second, oldest first. */
  points: readonly number[];
  /** Not moving: paused, or the stream is away. */
  still: boolean;
};

/** A number that moves with the last minute of it as a line. Its width does not follow its digits, so nothing beside it jumps. */
export function LiveMeter({ label, value, unit, points, still }: LiveMeterProps) {
  return (
    <div className="flex min-w-0 items-end gap-4 px-4 py-3">
      <div className="w-32 shrink-0">
        <div className="text-muted text-xs">{label}</div>
        <div className="flex items-baseline gap-1 whitespace-nowrap">
          <span className={cn("font-medium text-xl tabular-nums tracking-tight", still && "text-muted")}>
            {value}
          </span>
          <span className="text-subtle text-xs">{unit}</span>
        </div>
      </div>
      <div className={cn("min-w-0 flex-1", still && "opacity-50")}>
        <Sparkline values={points} />
      </div>
    </div>
  );
}
