/** The endpoints whose calls are estimated. */
export const CHAT_ENDPOINTS = ["chat.completions", "responses", "messages", "gemini.generate"];

/** What calls that are alike have in common. */
export function kindOf({ endpoint, stream }: { endpoint: string; stream: boolean }): string {
  return stream ? `${endpoint}:stream` : endpoint;
}
