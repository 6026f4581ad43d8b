import type { Metadata } from "next";

type Described = { path: string; title: string; description: string };

/** What search engines and previews of links read; the page's text is named as its other form. */
export function docsMetadata({ path, title, description }: Described, portalUrl: string): Metadata {
  return {
    metadataBase: new URL(portalUrl),
    title,
    description,
    alternates: { canonical: path, types: { "text/markdown": `${path}.md` } },
    openGraph: { type: "article", title, description, url: path, siteName: "Turnpike" },
  };
}
