import type { ChatBody } from "@/lib/contract/playground-request";

export type { ChatBody } from "@/lib/contract/playground-request";

export type SnippetInput = {
  gatewayUrl: string;
  /** A secret to fill in; without one the code reads TURNPIKE_API_KEY. */
  apiKey?: string;
  body: ChatBody;
  /** Attached files by the text that stands for their content; a long data URL is one all the same, with a number for a name. */
  files?: ReadonlyMap<string, { name: string; mediaType: string }>;
};
