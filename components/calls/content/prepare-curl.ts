import type { CallContent } from "@/lib/client/content";
import { prettyJson } from "./prepare-turns";

/** In which header clients of a protocol send their key. */
const KEY_HEADERS: Record<string, string> = {
  messages: "x-api-key: $TURNPIKE_API_KEY",
  gemini: "x-goog-api-key: $TURNPIKE_API_KEY",
};

/** The request as a command, with the key left to the environment. */
export function prepareCurl(
  { wire, path, prompt }: Pick<CallContent, "wire" | "path" | "prompt">,
  gatewayUrl: string,
): string {
  const key = KEY_HEADERS[wire] ?? "Authorization: Bearer $TURNPIKE_API_KEY";
  return [
    `curl ${gatewayUrl}${path} \\`,
    `  -H "${key}" \\`,
    '  -H "Content-Type: application/json" \\',
    "  -d @- <<'JSON'",
    // Indented, no line of JSON can be the mark that ends it.
    prettyJson(prompt),
    "JSON",
  ].join("\n");
}
