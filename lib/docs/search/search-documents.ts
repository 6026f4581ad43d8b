import { outline, plainText } from "../markdown/outline";
import type { DocsPage } from "../pages";
import type { Field } from "../reference/prepare-fields";
import { gatewayOperations, managementOperations, type Operation } from "../reference/prepare-operations";

/** What can be found: a section of a guide, an endpoint, a model. */
export type SearchDocument = {
  href: string;
  title: string;
  /** The page that it is on. */
  page: string;
  kind: "guide" | "endpoint" | "model";
  text: string;
};

export type ModelEntry = { slug: string; name: string; description: string };

const fenceLines = /^\s*(```|~~~).*$/gm;

function proseOf(markdown: string): string {
  return markdown
    .replace(fenceLines, "")
    .split("\n")
    .map((line) =>
      plainText(
        line
          .replace(/^\s*([-*>]|\d+\.)\s+/, "")
          .replace(/^\|?[\s:|-]+\|?$/, "")
          .replaceAll("|", " "),
      ),
    )
    .filter(Boolean)
    .join(" ")
    .replace(/\s+/g, " ");
}

function guideDocuments(page: DocsPage): SearchDocument[] {
  const head = page.markdown.split(/^#{1,6}\s/m)[0]!;
  const rest = outline(page.markdown).map(({ text, id, body }) => ({
    href: `${page.path}#${id}`,
    title: text,
    page: page.title,
    kind: "guide" as const,
    text: proseOf(body),
  }));
  const first = { href: page.path, title: page.title, page: "Guide", kind: "guide" as const };
  return [{ ...first, text: `${page.description} ${proseOf(head)}` }, ...rest];
}

const namesOf = (fields: readonly Field[]): string[] =>
  fields.flatMap(({ name, children }) => [name, ...namesOf(children)]);

function operationDocument(operation: Operation, path: string, page: string): SearchDocument {
  const { parameters, body, response, errors, anchor, summary, method } = operation;
  const names = new Set([...namesOf(parameters), ...namesOf(body), ...namesOf(response)]);
  return {
    href: `${path}#${anchor}`,
    title: summary.replace(/\.$/, ""),
    page,
    kind: "endpoint",
    text: `${method} ${operation.path} ${[...names].join(" ")} ${errors.map(({ code }) => code).join(" ")}`,
  };
}

/** All that the search of the docs knows. */
export function searchDocuments(pages: readonly DocsPage[], models: readonly ModelEntry[]): SearchDocument[] {
  return [
    ...pages.filter(({ kind }) => kind === "guide").flatMap(guideDocuments),
    ...gatewayOperations().map((operation) => operationDocument(operation, "/docs/reference", "Gateway API")),
    ...managementOperations().map((operation) =>
      operationDocument(operation, "/docs/management", "Management API"),
    ),
    ...models.map(({ slug, name, description }) => ({
      href: `/models/${slug}`,
      title: name,
      page: slug,
      kind: "model" as const,
      text: description,
    })),
  ];
}
