export type Sort = { column: string; direction: "asc" | "desc" };

type Sortable<T> = { id: string; sortBy?: (row: T) => string | number | bigint | null };

/** First press: descending (the largest is what one looks for), then ascending, then as it came. */
export function toggleSort(current: Sort | undefined, column: string): Sort | undefined {
  if (current?.column !== column) return { column, direction: "desc" };
  return current.direction === "desc" ? { column, direction: "asc" } : undefined;
}

/** Stable; nulls last in both directions; text by locale, without case. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly Sortable<T>[],
  sort: Sort | undefined,
): readonly T[] {
  const by = sort && columns.find((column) => column.id === sort.column)?.sortBy;
  if (!by) return rows;
  const sign = sort.direction === "asc" ? 1 : -1;
  return [...rows].sort((a, b) => compare(by(a), by(b), sign));
}

type Value = string | number | bigint | null;

function compare(a: Value, b: Value, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "string" && typeof b === "string") {
    return sign * a.localeCompare(b, "en", { sensitivity: "base", numeric: true });
  }
  if (a === b) return 0;
  return a < b ? -sign : sign;
}
