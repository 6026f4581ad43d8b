import type { ReactNode } from "react";
import { cn } from "../cn";
import { Skeleton } from "../feedback/skeleton";
import type { Column } from "./column";
import { columnClass } from "./table-head";

const CELL = "h-10 px-3 py-1.5 align-middle first:pl-4 max-sm:h-auto max-sm:min-w-0 max-sm:px-0";
const PHONE_TITLE =
  "max-sm:first:block max-sm:first:flex-1 max-sm:first:p-0 max-sm:first:pb-1 max-sm:first:font-medium";
const PHONE: Record<NonNullable<Column<unknown>["phone"]>, string> = {
  pair: cn(
    "max-sm:order-3 max-sm:flex max-sm:w-full max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:py-0.5",
    "max-sm:before:shrink-0 max-sm:before:text-subtle max-sm:before:text-xs max-sm:before:content-[attr(data-label)]",
  ),
  end: "max-sm:order-1 max-sm:block max-sm:p-0",
  line: "max-sm:order-3 max-sm:block max-sm:p-0 max-sm:text-xs",
};
const ROW = cn(
  "border-line border-b last:border-b-0",
  "max-sm:relative max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-3 max-sm:px-4 max-sm:py-3",
);

/** The row's edge is under its head's: the break that a phone needs makes no cell the last child. */
function cellClass<T>(columns: readonly Column<T>[], index: number, hasActions: boolean): string {
  const column = columns[index]!;
  return cn(
    CELL,
    index === 0 ? PHONE_TITLE : PHONE[column.phone ?? "pair"],
    !hasActions && index === columns.length - 1 && "sm:pr-4",
    columnClass(column),
  );
}

/** Ends the first line of a phone's row, so that what follows begins the next. */
function PhoneBreak() {
  return <td aria-hidden className="order-2 hidden h-0 w-full p-0 max-sm:block" />;
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
      className={cn(ROW, "hover:bg-sunken", onClick && "cursor-pointer", className)}
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
