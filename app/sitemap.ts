import type { MetadataRoute } from "next";
import { docsPages, places } from "@/lib/docs";

export const dynamic = "force-dynamic";

export default function sitemap(): MetadataRoute.Sitemap {
  const { portalUrl } = places();
  const paths = ["/", "/models", ...docsPages(places()).map(({ path }) => path)];
  return paths.map((path) => ({ url: `${portalUrl}${path === "/" ? "" : path}` }));
}
