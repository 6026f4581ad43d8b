import type { Heading } from "@/lib/docs/markdown/outline";
import type { Operation } from "@/lib/docs/reference/prepare-operations";

export const tagAnchor = (tag: string) => `tag-${tag.toLowerCase().replace(/\W+/g, "-")}`;

/** As a heading: tags of the gateway are written small. */
export const tagTitle = (tag: string) => tag.charAt(0).toUpperCase() + tag.slice(1);

/** The groups of a reference page, for the list of what is on it. */
export function groupedContents(groups: readonly [tag: string, operations: Operation[]][]): Heading[] {
  return groups.map(([tag]) => ({ depth: 2, text: tagTitle(tag), id: tagAnchor(tag) }));
}
