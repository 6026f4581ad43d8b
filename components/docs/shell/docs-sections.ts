import { byGroup, type DocsPage } from "@/lib/docs";
import type { DocsSection } from "./docs-section";

const MODELS = { label: "Models and prices", href: "/models" };

/** The pages as the navigation lists them; the models stand after the last. */
export function docsSections(pages: readonly DocsPage[]): DocsSection[] {
  const sections = byGroup(pages).map(([label, items]) => ({
    label,
    links: items.map(({ title, path }) => ({ label: title, href: path })),
  }));
  return sections.map((section, at) =>
    at === sections.length - 1 ? { ...section, links: [...section.links, MODELS] } : section,
  );
}
