import type { previewCatalogEndpoint } from "@/lib/contract/catalog";
import type { ResponseOf } from "@/lib/contract/endpoint";

export type CatalogPreview = ResponseOf<typeof previewCatalogEndpoint>;
export type CatalogChange = CatalogPreview["changes"][number];

export const SHOWN_KINDS = ["all", "added", "price", "route", "removed"] as const;
export type ShownKind = (typeof SHOWN_KINDS)[number];

/** Whether a publication can do anything about it. */
export function isPublishable(change: CatalogChange): boolean {
  return change.kind !== "removed";
}

/** Changes of a kind at a provider, every word of the search in their names. */
export function findChanges(
  changes: readonly CatalogChange[],
  filter: { kind: ShownKind; provider: string; words: string },
): CatalogChange[] {
  const words = filter.words.toLowerCase().split(/\s+/);
  return changes.filter(
    (change) =>
      (filter.kind === "all" || change.kind === filter.kind) &&
      (filter.provider === "all" ||
        (filter.provider === "connected" ? change.isConnected : change.provider === filter.provider)) &&
      words.every((word) => `${change.slug} ${change.name}`.toLowerCase().includes(word)),
  );
}
