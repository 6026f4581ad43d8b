"use client";

import { type ReactNode, useState } from "react";
import { ErrorState } from "../feedback/error-state";
import type { Column } from "./column";
import { TableHead } from "./table-head";
import { SkeletonRows, TableRow } from "./table-row";
import { type Sort, sortRows, toggleSort } from "./table-sort";

export type TableProps<T> = {
  /** For screen readers: what the rows are. */
  label: string;
  columns: readonly Column<T>[];
  /** Undefined while it loads. */
  rows: readonly T[] | undefined;
  rowKey: (row: T) => string;
  error?: { message: string } | null;
  onRetry?: () => void;
  /** Shown instead of rows when there is none: an EmptyState. */
  empty?: ReactNode;
  /** An icon button or a DropdownMenu at the end of each row. */
  actions?: (row: T) => ReactNode;
  onRowClick?: (row: T) => void;
  rowClassName?: (row: T) => string | undefined;
  defaultSort?: Sort;
  /** Rows that come in an order of the server's: a column's button asks for another, and nothing is sorted here. */
  order?: { sort: Sort | undefined; onSort: (column: string) => void };
  skeletonRows?: number;
};

/** The one table. Below 640 px a row is a small card: the first column is its title, the others are name and value. */
export function Table<T>(props: TableProps<T>) {
  const [sort, setSort] = useState<Sort | undefined>(props.defaultSort);
  const { columns, rows, error, order } = props;
  if (error && !rows) return <ErrorState message={error.message} onRetry={props.onRetry} />;
  if (rows?.length === 0 && props.empty) return props.empty;
  return (
    <table
      aria-label={props.label}
      aria-busy={rows === undefined}
      className={"w-full border-collapse text-sm max-sm:block"}
    >
      <TableHead
        columns={columns}
        sort={order ? order.sort : sort}
        onSort={order?.onSort ?? ((id) => setSort((current) => toggleSort(current, id)))}
        hasActions={Boolean(props.actions)}
      />
      <tbody className="max-sm:block">
        {rows === undefined ? (
          <SkeletonRows
            columns={columns}
            count={props.skeletonRows ?? 6}
            hasActions={Boolean(props.actions)}
          />
        ) : (
          (order ? rows : sortRows(rows, columns, sort)).map((row) => (
            <TableRow
              key={props.rowKey(row)}
              row={row}
              columns={columns}
              actions={props.actions}
              onClick={props.onRowClick}
              className={props.rowClassName?.(row)}
            />
          ))
        )}
      </tbody>
    </table>
  );
}
