import { docsPages, places, searchDocuments } from "@/lib/docs";
import { listModelEntries } from "../model-entries";

/** All that the search of the docs knows; fetched when it is opened. */
export async function GET() {
  const documents = searchDocuments(docsPages(places()), await listModelEntries());
  return Response.json(documents, { headers: { "cache-control": "public, max-age=300" } });
}
