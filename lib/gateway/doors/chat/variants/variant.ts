import type { IncomingMessage } from "node:http";

/** Services whose own clients hold answers to more than OpenAI's protocol promises. */
export type ChatVariant = "openrouter" | "mistral";

const OPENROUTER_AGENT = /openrouter/i;
const MISTRAL_AGENT = /^mistral-client-/i;

/** Whose client calls, by what it calls itself; null for any other, which gets OpenAI's protocol to the letter. */
export function variantOf(req: IncomingMessage): ChatVariant | null {
  const agent = req.headers["user-agent"];
  if (agent === undefined) return null;
  if (OPENROUTER_AGENT.test(agent)) return "openrouter";
  return MISTRAL_AGENT.test(agent) ? "mistral" : null;
}
