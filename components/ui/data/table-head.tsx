import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cn } from "../cn";
import type { Column } from "./column";
import type { Sort } from "./table-sort";

export function columnClass<T>(column: Column<T>): string {
  return cn(
    column.align === "right" && "sm:text-right",
    column.hideOnPhone && "max-sm:hidden",
    column.hideOnTablet && "max-lg:hidden max-sm:hidden",
    column.className,
  );
}

type TableHeadProps<T> = {
  columns: readonly Column<T>[];
  sort: Sort | undefined;
  onSort: (column: string) => void;
  hasActions: boolean;
};

export function TableHead<T>({ columns, sort, onSort, hasActions }: TableHeadProps<T>) {
  return (
    <thead className="max-sm:sr-only">
      <tr className="border-line border-b">
        {columns.map((column) => {
          const direction = sort?.column === column.id ? sort.direction : undefined;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction && (direction === "asc" ? "ascending" : "descending")}
              className={cn(
                "h-8 px-3 text-left font-medium text-subtle text-xs first:pl-4 last:pr-4",
                columnClass(column),
              )}
            >
              {column.sortBy ? (
                <SortButton header={column.header} direction={direction} onClick={() => onSort(column.id)} />
              ) : (
                column.header
              )}
            </th>
          );
        })}
        {hasActions && (
          <th scope="col" className="w-10 pr-3">
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

type SortButtonProps = { header: string; direction: Sort["direction"] | undefined; onClick: () => void };

function SortButton({ header, direction, onClick }: SortButtonProps) {
  const Icon = direction === "asc" ? ArrowUp : direction === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <button
      type="button"
      onClick={onClick}
      className={cn(
        "group inline-flex items-center gap-1 rounded-sm hover:text-ink",
        direction && "text-ink",
      )}
    >
      {header}
      <Icon size={11} aria-hidden className={direction ? "" : "opacity-40 group-hover:opacity-100"} />
    </button>
  );
}
