import type { ReactNode } from "react";
import { cn } from "../cn";
import { Skeleton } from "../feedback/skeleton";
import type { Column } from "./table";
import { columnClass } from "./table-head";

const CELL = cn(
  "h-10 px-3 py-1.5 align-middle first:pl-4 last:pr-4",
  "max-sm:flex max-sm:h-auto max-sm:min-w-0 max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-0.5",
  "max-sm:first:px-0 max-sm:first:pb-1 max-sm:first:font-medium",
  "max-sm:not-first:before:shrink-0 max-sm:not-first:before:text-subtle max-sm:not-first:before:text-xs",
  "max-sm:not-first:before:content-[attr(data-label)]",
);
const ROW = "border-line border-b last:border-b-0 max-sm:relative max-sm:block max-sm:px-4 max-sm:py-3";

type TableRowProps<T> = {
  row: T;
  columns: readonly Column<T>[];
  actions?: (row: T) => ReactNode;
  onClick?: (row: T) => void;
  className?: string;
};

/** A press anywhere on the row is a short cut; the same must be reachable by a link or button in a cell. */
export function TableRow<T>({ row, columns, actions, onClick, className }: TableRowProps<T>) {
  return (
    <tr
      className={cn(ROW, "hover:bg-sunken", onClick && "cursor-pointer", className)}
      onClick={onClick && ((event) => !isInteractive(event.target) && onClick(row))}
    >
      {columns.map((column) => (
        <td key={column.id} data-label={column.header} className={cn(CELL, columnClass(column))}>
          {column.cell(row)}
        </td>
      ))}
      {actions && (
        <td className="w-10 pr-3 text-right max-sm:absolute max-sm:top-2 max-sm:right-1">{actions(row)}</td>
      )}
    </tr>
  );
}

function isInteractive(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a,button,input,[role=menuitem]") !== null;
}

type SkeletonRowsProps<T> = { columns: readonly Column<T>[]; count: number; hasActions: boolean };

export function SkeletonRows<T>({ columns, count, hasActions }: SkeletonRowsProps<T>) {
  return Array.from({ length: count }, (_, index) => index).map((index) => (
    <tr key={index} className={ROW}>
      {columns.map((column) => (
        <td key={column.id} data-label={column.header} className={cn(CELL, columnClass(column))}>
          <Skeleton className={cn("h-3.5 w-3/4 max-sm:w-24", column.align === "right" && "ml-auto w-12")} />
        </td>
      ))}
      {hasActions && <td />}
    </tr>
  ));
}
