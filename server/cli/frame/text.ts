type Layout = {
  indent?: number;
  /** Columns (from 0) whose cells end at the same place, as figures do. */
  right?: readonly number[];
};

/** Rows of cells as aligned text, two spaces between columns and none at a line's end. */
export function columns(rows: readonly (readonly string[])[], layout: Layout = {}): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, i) =>
        layout.right?.includes(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!),
      );
      return (" ".repeat(layout.indent ?? 0) + cells.join("  ")).trimEnd();
    })
    .join("\n");
}

/** A table with a heading and a rule under it. */
export function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  right: number[] = [],
): string {
  const widths = heading.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return columns([heading, widths.map((width) => "─".repeat(width)), ...rows], { right });
}

/** Names and values, one a line. */
export function facts(pairs: readonly (readonly [string, string])[]): string {
  return columns(pairs);
}

/** One JSON object on one line; bigints as decimal strings, dates in ISO 8601. */
export function toJsonLine(data: unknown): string {
  return JSON.stringify(data, (_key, value) => (typeof value === "bigint" ? value.toString() : value));
}
