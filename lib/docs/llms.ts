import type { Places } from "./guides/fill-placeholders";
import { type DocsPage, docsPages, pageText } from "./pages";

const HEAD =
  "# Turnpike\n\n> AI models by the token behind one key: a gateway that is compatible with OpenAI's, Anthropic's, Gemini's and Cohere's APIs, " +
  "with budgets that are never exceeded and a bill that explains itself.\n";

const SECTIONS: readonly [title: string, kinds: readonly DocsPage["kind"][]][] = [
  ["Guides", ["guide"]],
  ["Reference", ["reference"]],
  ["Optional", ["changelog"]],
];

/** The address of a page's text. */
const textPath = (path: string) => `${path}.md`;

/** `/llms.txt`: what there is to read, by address (llmstxt.org). */
export function llmsText(places: Places): string {
  const pages = docsPages(places);
  const { gatewayUrl, portalUrl } = places;
  const lists = SECTIONS.map(([title, kinds]) => {
    const lines = pages
      .filter(({ kind }) => kinds.includes(kind))
      .map((page) => `- [${page.title}](${portalUrl}${textPath(page.path)}): ${page.description}`);
    return `## ${title}\n\n${lines.join("\n")}\n`;
  });
  const addresses =
    `The gateway is at ${gatewayUrl}; OpenAI clients take ${gatewayUrl}/v1 as base URL, Anthropic's ${gatewayUrl}. ` +
    `OpenAPI: ${portalUrl}/openapi.json (gateway), ${portalUrl}/openapi-management.json (management).\n`;
  return [HEAD, addresses, ...lists].join("\n");
}

/** `/llms-full.txt`: all of it in one text, but for the management API, which no model calls with a key. */
export function llmsFullText(places: Places): string {
  const pages = docsPages(places).filter(({ kind, path }) => kind === "guide" || path === "/docs/reference");
  return [HEAD, ...pages.map((page) => pageText(page, places.portalUrl))].join("\n");
}
