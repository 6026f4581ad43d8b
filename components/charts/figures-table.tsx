import type { ReactNode } from "react";

type FiguresTableProps = {
  label: string;
  /** What the rows are named by. */
  first: string;
  heads: readonly string[];
  /** Rows, each with a `th` of its own. */
  children: ReactNode;
};

/** A chart in figures: for screen readers, and for reading off a value. */
export function FiguresTable({ label, first, heads, children }: FiguresTableProps) {
  return (
    <table aria-label={label} className="w-full text-xs">
      <thead className="sticky top-0 bg-surface text-subtle">
        <tr className="border-line border-b">
          <th scope="col" className="px-4 py-1.5 text-left font-medium">
            {first}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" className="whitespace-nowrap px-3 py-1.5 text-right font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
