import type { ReactNode } from "react";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { MEASURES, type MeasureId, readMeasure, TOKEN_CLASSES } from "../../charts/measures";
import { SeriesValue } from "../../charts/series-value";
import type { Column } from "../../ui/data/column";
import { Money } from "../../ui/data/money";
import { formatCount, formatDuration, formatShare } from "../../ui/data/number-format";
import type { Family } from "../explorer-measures";
import { dimensionLabel } from "../filters/prepare-filters";
import { ChangeCell, NameCell, ShareCell } from "./breakdown-cells";
import type { BreakdownRow } from "./prepare-rows";

type BreakdownColumn = Column<BreakdownRow>;

type ColumnsInput = {
  family: Family;
  groupBy: UsageDimension;
  colors: ReadonlyMap<string, string>;
  isCompared: boolean;
  onFilter: (id: string) => void;
};

/** A number on the right that sorts by itself. */
function figure(
  id: string,
  header: string,
  of: (row: BreakdownRow) => number | bigint | null,
  cell: (row: BreakdownRow) => ReactNode,
  more: Partial<BreakdownColumn> = {},
): BreakdownColumn {
  return { id, header, align: "right", sortBy: of, cell, ...more };
}

const count = (id: MeasureId, header: string = MEASURES[id].label, more: Partial<BreakdownColumn> = {}) =>
  figure(
    id,
    header,
    (row) => readMeasure(id, row.current),
    (row) => formatCount(readMeasure(id, row.current)),
    more,
  );

const spend = (more: Partial<BreakdownColumn> = {}) =>
  figure(
    "spend",
    "Spend",
    (row) => BigInt(row.current.costNanos),
    (row) => <Money nanos={row.current.costNanos} />,
    more,
  );

/** A conversation's calls are its turns. */
const callNames = (groupBy: UsageDimension) =>
  groupBy === "conversation"
    ? { calls: "Turns", perCall: "Cost per turn" }
    : { calls: "Calls", perCall: "Cost per call" };

const perCall = (groupBy: UsageDimension) =>
  figure(
    "perCall",
    callNames(groupBy).perCall,
    (row) => row.costPerCallNanos,
    (row) => (row.costPerCallNanos === null ? "–" : <Money nanos={row.costPerCallNanos} />),
    { hideOnTablet: true },
  );

const errors = figure(
  "errors",
  "Errors",
  (row) => row.current.errors,
  (row) =>
    row.current.errors === 0 ? (
      <span className="text-subtle">0</span>
    ) : (
      <span title={`${formatShare(row.current.errors, row.current.calls)} of calls`}>
        {formatCount(row.current.errors)}
      </span>
    ),
  { hideOnTablet: true },
);

const duration = (id: "latencyMsAvg" | "ttftMsAvg", header: string, more: Partial<BreakdownColumn> = {}) =>
  figure(
    id,
    header,
    (row) => row.current[id],
    (row) => (row.current[id] === null ? "–" : formatDuration(row.current[id])),
    more,
  );

const share = figure(
  "share",
  "Share",
  (row) => row.share,
  (row) => <ShareCell share={row.share} />,
  { className: "sm:w-40" },
);

const WIDE = { hideOnTablet: true } as const;

const FAMILY_COLUMNS: Record<Family, (groupBy: UsageDimension) => BreakdownColumn[]> = {
  spend: (by) => [
    spend(),
    share,
    count("calls", callNames(by).calls),
    count("tokens", "Tokens", WIDE),
    perCall(by),
    errors,
  ],
  calls: (by) => [count("calls", callNames(by).calls), share, spend(), perCall(by), errors],
  tokens: () => [
    count("tokens", "Tokens"),
    share,
    ...TOKEN_CLASSES.map((id) => count(id, MEASURES[id].label, WIDE)),
    spend(),
  ],
  saved: () => [
    figure(
      "saved",
      "Savings",
      (row) => BigInt(row.current.cacheSavedNanos),
      (row) => <Money nanos={row.current.cacheSavedNanos} />,
    ),
    share,
    count("cached", "Cached input"),
    figure(
      "cachedShare",
      "Of its input",
      (row) => row.current.cachedInputTokens / Math.max(1, row.current.inputTokens),
      (row) => formatShare(row.current.cachedInputTokens, row.current.inputTokens),
    ),
    spend(WIDE),
  ],
  errors: (by) => [
    count("errors", "Errors"),
    share,
    figure(
      "rate",
      "Error rate",
      (row) => readMeasure("error_rate", row.current),
      (row) => <SeriesValue value={readMeasure("error_rate", row.current)} unit="share" />,
    ),
    count("calls", callNames(by).calls),
    spend(WIDE),
  ],
  latency: (by) => [
    duration("latencyMsAvg", "Average latency"),
    duration("ttftMsAvg", "Average to first token"),
    count("calls", callNames(by).calls),
    spend(WIDE),
  ],
};

/** The columns that answer what the page is about: its value first, then what explains it, then how it moved. */
export function breakdownColumns({ family, groupBy, colors, isCompared, onFilter }: ColumnsInput) {
  const name: BreakdownColumn = {
    id: "name",
    header: dimensionLabel(groupBy),
    sortBy: (row) => row.label,
    cell: (row) => <NameCell row={row} color={colors.get(row.id)} onFilter={onFilter} />,
    className: "sm:max-w-72",
  };
  const change = figure(
    "change",
    "Change",
    (row) => row.change?.delta ?? null,
    (row) => row.change && <ChangeCell change={row.change} family={family} />,
  );
  return [name, ...FAMILY_COLUMNS[family](groupBy), ...(isCompared ? [change] : [])];
}
