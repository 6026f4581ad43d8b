import type { ReactNode } from "react";
import { cn } from "../cn";
import { Skeleton } from "../feedback/skeleton";
import type { Column } from "./column";
import { columnClass } from "./table-head";

/** The row's edge is under its head's: the break that a phone needs makes no cell the last child. */
function cellClass<T>(columns: readonly Column<T>[], index: number, hasActions: boolean): string {
  const column = columns[index]!;
  return cn(
    "cell",
    `cell-${index === 0 ? "title" : (column.phone ?? "pair")}`,
    !hasActions && index === columns.length - 1 && "sm:pr-4",
    columnClass(column),
  );
}

/** Ends the first line of a phone's row, so that what follows begins the next. */
function PhoneBreak() {
  return <td aria-hidden className="cell-break" />;
}

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
      className={cn("row hover:bg-sunken", onClick && "cursor-pointer", className)}
      onClick={onClick && ((event) => !isInteractive(event.target) && onClick(row))}
    >
      {columns.map((column, index) => (
        <td
          key={column.id}
          data-label={column.header}
          className={cellClass(columns, index, Boolean(actions))}
        >
          {column.cell(row)}
        </td>
      ))}
      <PhoneBreak />
      {actions && <td className="cell-actions">{actions(row)}</td>}
    </tr>
  );
}

function isInteractive(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a,button,input,[role=menuitem]") !== null;
}

type SkeletonRowsProps<T> = { columns: readonly Column<T>[]; count: number; hasActions: boolean };

export function SkeletonRows<T>({ columns, count, hasActions }: SkeletonRowsProps<T>) {
  return Array.from({ length: count }, (_, index) => index).map((index) => (
    <tr key={index} className="row">
      {columns.map((column, index) => (
        <td key={column.id} data-label={column.header} className={cellClass(columns, index, hasActions)}>
          <Skeleton
            className={cn("h-3.5 max-sm:w-24", column.align === "right" ? "ml-auto w-12" : "w-3/4")}
          />
        </td>
      ))}
      <PhoneBreak />
      {hasActions && <td className="max-sm:hidden" />}
    </tr>
  ));
}
