import { SeriesValue } from "../../charts/series-value";
import { formatShare } from "../../ui/data/number-format";
import type { Family } from "../explorer-measures";
import type { BreakdownRow, Change } from "./prepare-rows";

type NameCellProps = { row: BreakdownRow; color: string | undefined; onFilter: (id: string) => void };

/** The value, in the colour that it has in the chart; a press narrows the page to it. */
export function NameCell({ row, color, onFilter }: NameCellProps) {
  return (
    <button
      type="button"
      title={`Only ${row.label}`}
      onClick={() => onFilter(row.id)}
      className="flex min-h-6 max-w-full items-center gap-2 rounded-sm text-left hover:underline"
    >
      <span
        aria-hidden
        className="size-2.5 shrink-0 rounded-[2px]"
        style={{ background: color ?? "var(--chart-rest)" }}
      />
      <span className="truncate">{row.label}</span>
    </button>
  );
}

export function ShareCell({ share }: { share: number }) {
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden className="h-1.5 w-20 overflow-hidden rounded-full bg-hover">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }}
        />
      </span>
      <span className="w-10 text-right">{formatShare(share, 1)}</span>
    </span>
  );
}

const UNITS = {
  spend: "usd",
  calls: "count",
  tokens: "count",
  saved: "usd",
  errors: "count",
  latency: "ms",
} as const;

export function ChangeCell({ change, family }: { change: Change; family: Family }) {
  if (change.delta === 0) return <span className="text-subtle">–</span>;
  return (
    <span className="whitespace-nowrap">
      <span className="text-muted">
        {change.delta > 0 ? "+" : "−"}
        <SeriesValue value={Math.abs(change.delta)} unit={UNITS[family]} />
      </span>{" "}
      <span className="inline-block min-w-12 text-right text-subtle text-xs">{change.text}</span>
    </span>
  );
}
