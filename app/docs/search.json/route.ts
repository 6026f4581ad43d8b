import { docsPages, places, searchDocuments } from "@/lib/docs";

/** All that the search of the docs knows; fetched when it is opened. */
export function GET() {
  const documents = searchDocuments(docsPages(places()), [], (slug) => `/models/${slug}`);
  return Response.json(documents, { headers: { "cache-control": "public, max-age=300" } });
}
