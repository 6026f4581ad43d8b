import { formatUsdTick } from "../../../charts/prepare-scale";
import { cn } from "../../../ui/cn";
import { type PriceHistory, pathOf } from "./prepare-price-history";
import { dateText } from "./price-dates";

const percent = (share: number) => `${share * 100}%`;
/** Labels of dates this near to one another would overlap. */
const LABEL_SHARE_MIN = 0.16;

/** Step lines over time; now and what is announced after it are told apart by more than colour. */
export function PricePlot({ history, summary }: { history: PriceHistory; summary: string }) {
  const { lines, scale, nowX, starts } = history;
  return (
    <div role="img" aria-label={summary} className="relative h-full pr-3 pb-6 pl-14">
      <div className="relative h-full">
        {scale.ticks.map((tick) => (
          <div
            key={tick}
            className="absolute inset-x-0 border-line border-t"
            style={{ bottom: percent(tick / scale.max) }}
          >
            <span className="-top-2 absolute right-full mr-2 whitespace-nowrap text-2xs text-subtle">
              {formatUsdTick(tick, scale.step)}
            </span>
          </div>
        ))}
        <svg
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {lines.map(({ name, color, past, announced }) => (
            <g key={name} fill="none" stroke={color} strokeWidth="2">
              <path d={pathOf(past)} vectorEffect="non-scaling-stroke" />
              <path d={pathOf(announced)} vectorEffect="non-scaling-stroke" strokeDasharray="5 4" />
            </g>
          ))}
        </svg>
        <div
          className="absolute inset-y-0 border-line-strong border-l border-dashed"
          style={{ left: percent(nowX) }}
        >
          <span
            className={cn(
              "absolute top-0 rounded-sm bg-surface px-1 text-2xs text-muted",
              nowX > 0.5 ? "right-1" : "left-1",
            )}
          >
            now
          </span>
        </div>
        {labelled(starts).map(({ id, x, at }) => (
          <span
            key={id}
            className={cn(
              "absolute top-full mt-1.5 whitespace-nowrap text-2xs text-subtle",
              x > 0.8 ? "-translate-x-full" : x > 0.05 && "-translate-x-1/2",
            )}
            style={{ left: percent(x) }}
          >
            {dateText(at)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The first, and each that has room after the one before. */
function labelled(starts: PriceHistory["starts"]): PriceHistory["starts"] {
  let taken = Number.NEGATIVE_INFINITY;
  return starts.filter(({ x }) => {
    if (x - taken < LABEL_SHARE_MIN) return false;
    taken = x;
    return true;
  });
}
