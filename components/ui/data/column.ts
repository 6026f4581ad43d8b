import type { ReactNode } from "react";

/** One column of the one table. */
export type Column<T> = {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  align?: "left" | "right";
  /** Gives the column a sort button. */
  sortBy?: (row: T) => string | number | bigint | null;
  /**
   * On a phone: a line with its name (the default); `end` stands at the right of the title; `line` stands without its
   * name in one line with its like.
   */
  phone?: "pair" | "end" | "line";
  /** Leaves the column out on a phone. */
  hideOnPhone?: boolean;
  /** Leaves the column out below 1024 px. */
  hideOnTablet?: boolean;
  className?: string;
};
