import type { MetadataRoute } from "next";
import { places } from "@/lib/docs";

export const dynamic = "force-dynamic";

/** The docs, the models, the front page and the ways in are for search engines; what needs a session is not. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: ["/$", "/login$", "/signup$", "/docs", "/models", "/llms"],
      disallow: "/",
    },
    sitemap: `${places().portalUrl}/sitemap.xml`,
  };
}
