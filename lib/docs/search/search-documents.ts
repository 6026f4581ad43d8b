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
  /** Words that find it and are not for reading: code, names of fields, codes of errors. */
  terms?: string;
};

export type ModelEntry = { slug: string; name: string; description: string };

const fencedCode = /^\s*(```|~~~)[\s\S]*?^\s*\1.*$/gm;

const tableRule = /^\|[\s:|-]+\|$/;
const tableRow = /^\|(.+)\|$/;

/** A row of a table as its cells, any other line without its mark of a list or a quotation. */
function proseOfLine(line: string): string {
  if (tableRule.test(line)) return "";
  const cells = tableRow.exec(line)?.[1];
  if (cells) return `${cells.split("|").map(plainText).filter(Boolean).join(" · ")};`;
  return plainText(line.replace(/^\s*([-*>]|\d+\.)\s+/, ""));
}

/** What a reader reads of it is shown, what a program runs is only found. */
function wordsOf(markdown: string): Pick<SearchDocument, "text" | "terms"> {
  return { text: proseOf(markdown.replace(fencedCode, "")), terms: markdown.match(fencedCode)?.join(" ") };
}

function proseOf(markdown: string): string {
  return markdown.split("\n").map(proseOfLine).filter(Boolean).join(" ").replace(/\s+/g, " ");
}

function guideDocuments(page: DocsPage): SearchDocument[] {
  const head = page.markdown.split(/^#{1,6}\s/m)[0]!;
  const rest = outline(page.markdown).map(({ text, id, body }) => ({
    href: `${page.path}#${id}`,
    title: text,
    page: page.title,
    kind: "guide" as const,
    ...wordsOf(body),
  }));
  const first = { href: page.path, title: page.title, page: "Guide", kind: "guide" as const };
  return [{ ...first, ...wordsOf(`${page.description}\n${head}`) }, ...rest];
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
    text: `${method} ${operation.path}`,
    terms: [...names, ...errors.map(({ code }) => code)].join(" "),
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
