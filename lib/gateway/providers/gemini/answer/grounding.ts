import type { GeminiCandidate } from "@/lib/contract/gateway";

type Chunk = { web?: { uri?: string; title?: string } };
type Support = { segment?: { startIndex?: number; endIndex?: number }; groundingChunkIndices?: number[] };
type Grounding = { webSearchQueries?: string[]; groundingChunks?: Chunk[]; groundingSupports?: Support[] };

/** The web searches that an answer was grounded on; empty ones are not billed. */
export function searchQueriesOf({ groundingMetadata }: GeminiCandidate): string[] {
  const queries = groundingMetadata?.webSearchQueries;
  return Array.isArray(queries) ? queries.filter((query) => typeof query === "string" && query !== "") : [];
}

/** Google bills each query of Gemini 3 and later; before, each grounded prompt once. */
export function billedSearches(queries: ReadonlySet<string>, modelVersion: string): number {
  const generation = Number(/gemini-(\d+)/.exec(modelVersion)?.[1] ?? 3);
  return generation < 3 ? Math.min(1, queries.size) : queries.size;
}

/** Google's places in a text are in bytes of UTF-8, chat's in characters. */
function placeIn(bytes: Buffer, at: number | undefined): number {
  return bytes.subarray(0, at ?? 0).toString("utf8").length;
}

/** The web pages that an answer quotes, as chat's `url_citation` annotations of its text. */
export function toAnnotations({ groundingMetadata }: GeminiCandidate, text: string): unknown[] {
  const { groundingChunks = [], groundingSupports = [] } = (groundingMetadata ?? {}) as Grounding;
  const bytes = Buffer.from(text);
  return groundingSupports.flatMap(({ segment, groundingChunkIndices = [] }) =>
    groundingChunkIndices.flatMap((index) => {
      const { uri, title } = groundingChunks[index]?.web ?? {};
      if (!uri) return [];
      const span = {
        start_index: placeIn(bytes, segment?.startIndex),
        end_index: placeIn(bytes, segment?.endIndex),
      };
      return [{ type: "url_citation", url_citation: { ...span, url: uri, title: title ?? uri } }];
    }),
  );
}
