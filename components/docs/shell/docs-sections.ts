import type { DocsPage } from "@/lib/docs";
import type { DocsSection } from "./docs-section";

const SECTIONS: readonly [label: string, kinds: readonly DocsPage["kind"][]][] = [
  ["Start", ["overview"]],
  ["Guides", ["guide"]],
  ["Reference", ["reference", "changelog"]],
];

/** The pages as the navigation lists them. */
export function docsSections(pages: readonly DocsPage[]): DocsSection[] {
  const sections = SECTIONS.map(([label, kinds]) => ({
    label,
    links: pages
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ title, path }) => ({ label: title, href: path })),
  }));
  const models = { label: "Models and prices", href: "/models" };
  return sections.map((section) =>
    section.label === "Reference" ? { ...section, links: [...section.links, models] } : section,
  );
}
