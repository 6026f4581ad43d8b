import { formatUsd } from "@/lib/core/money";
import { type Cut, cutDay, prepareCuts } from "./prepare-back-test";

const HEIGHT = 150;
const STEP = 32;
const BAR = 12;
const PAD = 8;

/** Each past forecast as its interval with its middle, and a dot where the spend came out. The table below has the figures. */
export function BackTestChart({ cuts, label }: { cuts: readonly Cut[]; label: string }) {
  const { marks } = prepareCuts(cuts);
  const hits = marks.filter(({ isHit }) => isHit).length;
  const width = marks.length * STEP + 2 * PAD;
  const y = (share: number) => PAD + (1 - share) * HEIGHT;
  const last = cuts.at(-1)!;
  return (
    <figure className="overflow-x-auto px-4 pt-4">
      <svg
        role="img"
        aria-label={`${label}: ${hits} of ${marks.length} outcomes inside the interval; the last forecast said ${formatUsd(last.said.p50)}, ${formatUsd(last.actualNanos)} came.`}
        viewBox={`0 0 ${width} ${HEIGHT + 2 * PAD + 14}`}
        className="block h-44 max-w-full"
        style={{ minWidth: Math.min(width, 320) }}
        preserveAspectRatio="xMinYMid meet"
      >
        <line x1={0} x2={width} y1={y(0)} y2={y(0)} className="stroke-line-strong" />
        {marks.map((mark, i) => {
          const x = PAD + i * STEP + STEP / 2;
          const top = y(mark.high);
          return (
            <g key={mark.at}>
              <rect
                x={x - BAR / 2}
                y={top}
                width={BAR}
                height={Math.max(1, y(mark.low) - top)}
                rx={2}
                className="fill-accent opacity-25"
              />
              <line
                x1={x - BAR / 2}
                x2={x + BAR / 2}
                y1={y(mark.said)}
                y2={y(mark.said)}
                className="stroke-accent"
                strokeWidth={2}
              />
              {mark.isHit ? (
                <circle cx={x} cy={y(mark.came)} r={3.2} className="fill-ink" />
              ) : (
                <path
                  d={`M${x - 4},${y(mark.came)}l4,-4l4,4l-4,4z`}
                  className="fill-surface stroke-danger"
                  strokeWidth={1.8}
                />
              )}
              {i % 3 === 0 && (
                <text
                  x={x}
                  y={HEIGHT + 2 * PAD + 10}
                  textAnchor="middle"
                  fontSize={9}
                  className="fill-subtle"
                >
                  {cutDay(mark.at)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
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
