import MiniSearch, { type SearchResult } from "minisearch";
import type { SearchDocument } from "@/lib/docs/search/search-documents";

export type SearchHit = SearchDocument & {
  /** The words of the documents that were found, lower case. */
  words: string[];
};

const SHOWN_MAX = 20;
const FUZZY_FROM_CHARS = 5;
/** Equal matches: first what explains, then what can be called, then what is for the portal's own pages. */
const WEIGHT = { guide: 1.3, endpoint: 1, model: 1 } as const;
/** A page before one of its sections. */
const PAGE_WEIGHT = 1.5;

type Stored = SearchResult & SearchDocument;

/** An index of the documents; a search needs every word, or, where no document has all, as many as there are. */
export function createSearch(documents: readonly SearchDocument[]): (text: string) => SearchHit[] {
  const index = new MiniSearch<SearchDocument>({
    idField: "href",
    fields: ["title", "page", "text", "terms"],
    storeFields: ["href", "title", "page", "kind", "text"],
    searchOptions: {
      boost: { title: 5, page: 2 },
      prefix: true,
      fuzzy: (term) => (term.length >= FUZZY_FROM_CHARS ? 0.2 : false),
      weights: { prefix: 0.6, fuzzy: 0.2 },
      boostDocument: (_id, _term, stored) => weightOf(stored as SearchDocument),
    },
  });
  index.addAll(documents);
  return (text) => {
    if (text.trim() === "") return [];
    const all = index.search(text, { combineWith: "AND" });
    const found = all.length > 0 ? all : index.search(text);
    return (found as Stored[]).slice(0, SHOWN_MAX).map(toHit);
  };
}

function weightOf({ kind, href }: SearchDocument): number {
  return WEIGHT[kind] * (href.includes("#") ? 1 : PAGE_WEIGHT);
}

function toHit({ href, title, page, kind, text, match }: Stored): SearchHit {
  return { href, title, page, kind, text, words: Object.keys(match) };
}
