import { errorSections } from "./error-sections";
import { sandboxTable } from "./sandbox-table";

/** How this installation is reached. */
export type Places = { gatewayUrl: string; portalUrl: string };

/** What every installation can answer, without any provider. */
const MODEL = "sandbox/small";

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** `{{gatewayUrl}}`, `{{model}}` and the tables that are made from code; an unknown name is a mistake of the guide. */
export function fillPlaceholders(markdown: string, { gatewayUrl, portalUrl }: Places): string {
  const values: Record<string, () => string> = {
    gatewayUrl: () => gatewayUrl,
    portalUrl: () => portalUrl,
    model: () => MODEL,
    errorSections,
    sandboxTable,
  };
  return markdown.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values[name];
    if (!value) throw new Error(`A guide has the placeholder ${whole}, which nothing fills.`);
    return value();
  });
}
