import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { isDimension, USAGE_BUCKETS, type UsageDimension } from "@/lib/contract/usage-names";
import { EXPLORER_MEASURES } from "./explorer-measures";
import { COMPARES } from "./range/prepare-compare";
import { PRESETS } from "./range/prepare-range";

const CHARTS = ["bars", "lines", "cumulative"] as const;
export type Chart = (typeof CHARTS)[number];

const parseAsGrouping = createParser<UsageDimension | "none">({
  parse: (text) => (text === "none" || isDimension(text) ? text : null),
  serialize: String,
});

/** All that the page shows, in its address: shareable, kept by reload, and what a saved view keeps. */
export const explorerParams = {
  range: parseAsStringLiteral([...PRESETS, "custom"]).withDefault("7d"),
  from: parseAsString,
  to: parseAsString,
  bucket: parseAsStringLiteral(USAGE_BUCKETS),
  zone: parseAsString,
  measure: parseAsStringLiteral(EXPLORER_MEASURES).withDefault("spend"),
  by: parseAsGrouping.withDefault("model"),
  filter: parseAsNativeArrayOf(parseAsString).withDefault([]),
  compare: parseAsStringLiteral(COMPARES).withDefault("previous"),
  chart: parseAsStringLiteral(CHARTS).withDefault("bars"),
  order: parseAsStringLiteral(["top", "movers"]).withDefault("top"),
};

export type ExplorerState = inferParserType<typeof explorerParams>;

export const loadExplorerParams = createLoader(explorerParams);
export const writeExplorerParams = createSerializer(explorerParams);

/** The address of the explorer, from wherever a figure leads into it. */
export function explorerHref(orgSlug: string, state: Partial<ExplorerState>): string {
  return `/${orgSlug}/usage${writeExplorerParams(state)}`;
}
