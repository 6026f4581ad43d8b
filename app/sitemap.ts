import type { MetadataRoute } from "next";
import { docsPages, places } from "@/lib/docs";
import { listModelEntries } from "./docs/model-entries";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { portalUrl } = places();
  const models = (await listModelEntries()).map(({ slug }) => `/models/${slug}`);
  const paths = ["", "/models", ...docsPages(places()).map(({ path }) => path), ...models];
  return paths.map((path) => ({ url: `${portalUrl}${path}` }));
}
