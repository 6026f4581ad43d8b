import { CHANGELOG_PAGE, changelogText } from "./changes/changelog-text";
import type { Places } from "./guides/fill-placeholders";
import { readGuides } from "./guides/read-guides";
import {
  gatewayOperations,
  groupByTag,
  managementOperations,
  type Operation,
} from "./reference/prepare-operations";
import { operationText } from "./reference/reference-text";

export type DocsPage = {
  path: string;
  title: string;
  description: string;
  kind: "overview" | "guide" | "reference" | "changelog";
  /** Under which the navigation lists it. */
  group: string;
  /** What its `.md` says after the title and the description. */
  markdown: string;
};

export const OVERVIEW_PAGE = {
  path: "/docs",
  title: "Documentation",
  description: "From a key to a bill that explains itself: guides, the API reference and what changed.",
} as const;

export const GATEWAY_PAGE = {
  path: "/docs/reference",
  title: "Gateway API",
  description:
    "Every endpoint of the gateway: fields, answers, streams and errors, from the enforced schemas.",
} as const;

export const MANAGEMENT_PAGE = {
  path: "/docs/management",
  title: "Management API",
  description: "Organizations, projects, keys, budgets, usage and credit: what the portal itself calls.",
} as const;

const REFERENCE = "Reference";

function grouped(groups: [string, Operation[]][]): string {
  return groups
    .map(([tag, operations]) => `## ${tag}\n\n${operations.map(operationText).join("\n")}`)
    .join("\n");
}

/** Made from what does not change while the process lives. */
function once(make: () => string): () => string {
  let kept: string | undefined;
  return () => {
    kept ??= make();
    return kept;
  };
}

const gatewayText = once(() => grouped(groupByTag(gatewayOperations())));
const managementText = once(() => grouped(groupByTag(managementOperations())));
const changesText = once(changelogText);

/** The pages by their groups, in reading order. */
export function byGroup<P extends Pick<DocsPage, "group">>(
  pages: readonly P[],
): [group: string, pages: P[]][] {
  const groups = new Map<string, P[]>();
  for (const page of pages) groups.set(page.group, [...(groups.get(page.group) ?? []), page]);
  return [...groups];
}

function overviewText(pages: readonly DocsPage[]): string {
  const line = ({ title, path, description }: DocsPage) => `- [${title}](${path}): ${description}`;
  return byGroup(pages)
    .map(([group, items]) => `## ${group}\n\n${items.map(line).join("\n")}\n`)
    .join("\n");
}

/** Every page of the docs in reading order, with its text. */
export function docsPages(places: Places): DocsPage[] {
  const pages: DocsPage[] = [
    ...readGuides(places).map(({ slug, title, description, group, markdown }) => ({
      path: `/docs/guides/${slug}`,
      title,
      description,
      group,
      kind: "guide" as const,
      markdown,
    })),
    { ...GATEWAY_PAGE, kind: "reference", group: REFERENCE, markdown: gatewayText() },
    { ...MANAGEMENT_PAGE, kind: "reference", group: REFERENCE, markdown: managementText() },
    { ...CHANGELOG_PAGE, kind: "changelog", group: REFERENCE, markdown: changesText() },
  ];
  return [{ ...OVERVIEW_PAGE, kind: "overview", group: "Start", markdown: overviewText(pages) }, ...pages];
}

/** A page as the text that a program reads; links lead to this installation. */
export function pageText(page: DocsPage, portalUrl: string): string {
  const absolute = page.markdown.replace(/\]\(\/(?!\/)/g, `](${portalUrl}/`);
  return `# ${page.title}\n\n> ${page.description}\n\n${absolute.trim()}\n`;
}
