import { llmsText, places } from "@/lib/docs";

export function GET() {
  return new Response(llmsText(places()), { headers: { "content-type": "text/plain; charset=utf-8" } });
}
