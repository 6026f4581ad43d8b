import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { PLAIN_DIMENSIONS } from "../cells/event-cells";
import { ALL_OTHERS } from "../cells/sparse-dimensions";
import type { SumsQuery } from "./sums-query";

/** The cells that answer a query: of one dimension, of `values` alone if given. */
export type Cube = { dim: string; isSparse: boolean; values: string[] | null };

/** The cells that answer a query; null where only the events do, because it is of several dimensions. */
export function cubeOf({ filter, groupBy }: Pick<SumsQuery, "filter" | "groupBy">): Cube | null {
  const [first, ...more] = filter;
  if (more.length > 0 || (first && groupBy && dimOf(first.dimension) !== dimOf(groupBy))) return null;
  const dimension = first?.dimension ?? groupBy;
  if (!dimension) return { dim: "all", isSparse: false, values: null };
  return {
    dim: dimOf(dimension),
    isSparse: !Object.hasOwn(PLAIN_DIMENSIONS, dimension),
    values: first?.values ?? null,
  };
}

function dimOf(dimension: UsageDimension): string {
  return dimension === "batch" ? "tag:batch" : dimension;
}

/** Whether there are cells of a dimension, given those that an organization has and whether they are wide. */
export function hasCells({ dim, isSparse }: Cube, known: ReadonlyMap<string, boolean>): boolean {
  if (!isSparse) return true;
  return !(known.get(dim) ?? known.get(ALL_OTHERS) ?? false);
}
