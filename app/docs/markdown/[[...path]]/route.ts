import { docsPages, pageText, places } from "@/lib/docs";

type PageRoute = { params: Promise<{ path?: string[] }> };

/** The text of a page: `/docs/guides/errors.md` leads here (next.config.ts). */
export async function GET(_request: Request, { params }: PageRoute) {
  const path = ["/docs", ...((await params).path ?? [])].join("/");
  const page = docsPages(places()).find((each) => each.path === path);
  if (!page) return new Response("There is no such page.\n", { status: 404 });
  return new Response(pageText(page, places().portalUrl), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
}
