import type { DocsSection } from "./docs-shell";
import { GUIDE_SECTIONS } from "./guide/guide-sections";
import { gatewayOperations, groupByTag, managementOperations } from "./reference/prepare-operations";
import type { SearchEntry } from "./search-entries";

export function docsSections(): DocsSection[] {
  const management = groupByTag(managementOperations());
  return [
    {
      label: "Quick start",
      links: GUIDE_SECTIONS.map(({ id, title }) => ({ label: title, href: `/docs#${id}` })),
    },
    {
      label: "Gateway API",
      links: gatewayOperations().map(({ path, method, anchor }) => ({
        label: `${method} ${path}`,
        href: `/docs/reference#${anchor}`,
      })),
    },
    {
      label: "Management API",
      links: management.map(([tag]) => ({ label: tag, href: `/docs/management#${tagAnchor(tag)}` })),
    },
  ];
}

export const tagAnchor = (tag: string) => `tag-${tag.toLowerCase().replace(/\W+/g, "-")}`;

export function docsSearchEntries(): SearchEntry[] {
  return [
    ...GUIDE_SECTIONS.map(({ id, title, detail }) => ({ title, detail, href: `/docs#${id}` })),
    ...gatewayOperations().map((operation) => ({
      title: operation.summary,
      detail: `${operation.method} ${operation.path}`,
      href: `/docs/reference#${operation.anchor}`,
    })),
    ...managementOperations().map((operation) => ({
      title: operation.summary,
      detail: `${operation.method} ${operation.path}`,
      href: `/docs/management#${operation.anchor}`,
    })),
  ];
}
