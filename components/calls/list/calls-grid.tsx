"use client";

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { Call } from "@/lib/client/calls";
import { cn } from "../../ui/cn";
import { callKey } from "../call-columns";
import { CallsGridRow } from "./calls-grid-row";
import type { GridColumn } from "./grid-columns";
import { useGridKeys } from "./use-grid-keys";
import { useHeldScroll } from "./use-held-scroll";
import { useIsPhone } from "./use-is-phone";

type CallsGridProps = {
  columns: readonly GridColumn[];
  rows: readonly Call[];
  density: "comfortable" | "compact";
  hasMore: boolean;
  loadingMore: boolean;
  /** The last page that was asked for did not come: it is not asked for again by itself. */
  pausesMore: boolean;
  onMore: () => void;
  onOpen: (call: Call) => void;
  hrefOf: (call: Call) => string;
  isFresh: (call: Call) => boolean;
};

/** Also of what holds its place. */
export const GRID_HEIGHT = "h-[max(24rem,calc(100dvh-19rem))]";
const ROW_PX = { comfortable: 40, compact: 30, phone: 64 };
const HEADER_PX = 36;
const GAP_PX = 16;
const MORE_WITHIN = 25;
const UNKNOWN = -1;
const PHONE_COLUMNS: readonly Pick<GridColumn, "id" | "header" | "align">[] = [
  { id: "call", header: "Call" },
];

/** Thousands of calls, of which only those in sight are drawn. */
export function CallsGrid({ density, ...props }: CallsGridProps) {
  const isPhone = useIsPhone();
  const rowPx = isPhone ? ROW_PX.phone : ROW_PX[density];
  // Another height is another list: what was measured of this one does not hold.
  return <RowsInSight key={rowPx} {...props} isPhone={isPhone} rowPx={rowPx} />;
}

type RowsInSightProps = Omit<CallsGridProps, "density"> & { isPhone: boolean; rowPx: number };

function RowsInSight({ columns, rows, isPhone, rowPx, ...props }: RowsInSightProps) {
  const { hasMore, loadingMore, pausesMore, onMore, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const keys = rows.map(callKey);
  const active = useRef(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => keys[index]!,
    scrollMargin: HEADER_PX,
    scrollPaddingStart: HEADER_PX,
    overscan: 12,
    // The active row stays drawn, so that the focus is never lost.
    rangeExtractor: (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(active.current, range.count - 1)])].sort(
        (a, b) => a - b,
      ),
  });
  const grid = useGridKeys(keys, (index) => virtual.scrollToIndex(index));
  active.current = grid.index;
  useHeldScroll(scroller, keys, rowPx);
  const items = virtual.getVirtualItems();
  const lastIndex = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    const isNear = lastIndex >= rows.length - MORE_WITHIN;
    if (hasMore && isNear && !loadingMore && !pausesMore) onMore();
  }, [hasMore, loadingMore, pausesMore, lastIndex, rows.length, onMore]);
  const template = isPhone ? "minmax(0,1fr)" : columns.map(({ width }) => width).join(" ");
  const minWidth = isPhone
    ? undefined
    : columns.reduce((sum, { minWidthPx }) => sum + minWidthPx + GAP_PX, GAP_PX);
  return (
    <div
      ref={scroller}
      className={cn(GRID_HEIGHT, "overflow-auto overscroll-contain [overflow-anchor:none]")}
    >
      <table
        aria-label="Calls"
        aria-rowcount={hasMore ? UNKNOWN : rows.length + 1}
        aria-busy={loadingMore}
        className="block text-sm"
      >
        <thead className="sticky top-0 z-10 block bg-surface" style={{ minWidth }}>
          <tr
            aria-rowindex={1}
            style={{ gridTemplateColumns: template, height: HEADER_PX }}
            className="grid items-center gap-4 border-line border-b px-4 text-subtle text-xs"
          >
            {(isPhone ? PHONE_COLUMNS : columns).map(({ id, header, align }) => (
              <th
                key={id}
                scope="col"
                className={cn("truncate font-normal", align === "right" ? "text-right" : "text-left")}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize(), minWidth }} className="relative block">
          {items.map(({ key, index }) => (
            <CallsGridRow
              key={key}
              call={rows[index]!}
              href={props.hrefOf(rows[index]!)}
              columns={columns}
              isPhone={isPhone}
              isActive={index === grid.index}
              takesFocus={grid.takesFocus}
              isFresh={props.isFresh(rows[index]!)}
              index={index}
              style={{
                gridTemplateColumns: template,
                height: rowPx,
                transform: `translateY(${index * rowPx}px)`,
              }}
              onKeyDown={(event) => grid.onKeyDown(event, index)}
              onOpen={() => {
                grid.activate(index);
                onOpen(rows[index]!);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
