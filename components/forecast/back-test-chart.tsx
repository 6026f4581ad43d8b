import { formatUsd } from "@/lib/core/money";
import { percent } from "../charts/plot/plot-area";
import { formatUsdTick } from "../charts/prepare-scale";
import { cn } from "../ui/cn";
import { type Cut, type CutMark, cutDay, prepareCuts } from "./prepare-back-test";

const LABELS_MAX = 6;

/** Each past forecast as its interval with its middle, and a dot where the spend came out. The table below has the figures. */
export function BackTestChart({ cuts, label }: { cuts: readonly Cut[]; label: string }) {
  const { marks, scale } = prepareCuts(cuts);
  const hits = marks.filter(({ isHit }) => isHit).length;
  const last = cuts.at(-1)!;
  const everyLabel = Math.ceil(marks.length / LABELS_MAX);
  return (
    <figure className="px-4 pt-5">
      <div
        role="img"
        aria-label={`${label}: ${hits} of ${marks.length} outcomes inside the interval; the last forecast said ${formatUsd(last.said.p50)}, ${formatUsd(last.actualNanos)} came.`}
        className="relative mr-1 mb-7 ml-12 h-44 text-[0.6875rem] text-subtle"
      >
        {scale.ticks.map((tick) => (
          <div
            key={tick}
            className={cn("absolute inset-x-0 border-t", tick === 0 ? "border-line-strong" : "border-line")}
            style={{ bottom: percent(tick / scale.max) }}
          >
            <span className="absolute right-full mr-2 -translate-y-1/2">
              {formatUsdTick(tick, scale.step)}
            </span>
          </div>
        ))}
        <div className="absolute inset-0 flex">
          {marks.map((mark, i) => (
            <div key={mark.at} className="relative flex-1" title={describeCut(cuts[i]!)}>
              <Mark mark={mark} />
              {i % everyLabel === 0 && (
                <span className="absolute top-full left-1/2 mt-1.5 -translate-x-1/2 whitespace-nowrap">
                  {cutDay(mark.at)}
                </span>
              )}
            </div>
          ))}
        </div>
      </div>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 py-2 text-muted text-xs">
        <span>{label}</span>
        <span>Bar: P10–P90, its line P50</span>
        <span>● came inside</span>
        <span>
          <span className="text-danger-ink">◇</span> came outside
        </span>
      </figcaption>
    </figure>
  );
}

function Mark({ mark }: { mark: CutMark }) {
  const place = "absolute left-1/2 -translate-x-1/2";
  return (
    <>
      <div
        className={cn(place, "w-1/2 max-w-5 rounded-[2px] bg-accent opacity-25")}
        style={{ bottom: percent(mark.low), height: `max(1px, ${percent(mark.high - mark.low)})` }}
      />
      <div
        className={cn(place, "h-0.5 w-1/2 max-w-5 translate-y-1/2 bg-accent")}
        style={{ bottom: percent(mark.said) }}
      />
      <div
        className={cn(
          place,
          "translate-y-1/2",
          mark.isHit ? "size-1.5 rounded-full bg-ink" : "size-2 rotate-45 border-2 border-danger bg-surface",
        )}
        style={{ bottom: percent(mark.came) }}
      />
    </>
  );
}

function describeCut({ cutAt, said, actualNanos }: Cut): string {
  return `${cutDay(cutAt)}: ${formatUsd(said.p50)} said, ${formatUsd(said.p10)} to ${formatUsd(said.p90)}; ${formatUsd(actualNanos)} came`;
}
