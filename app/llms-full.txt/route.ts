import { llmsFullText, places } from "@/lib/docs";

export function GET() {
  return new Response(llmsFullText(places()), { headers: { "content-type": "text/plain; charset=utf-8" } });
}
