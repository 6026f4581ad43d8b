import type { Target } from "../provider";

/** The version whose form the translation reads and writes; a caller of this very protocol sends its own. */
const API_VERSION = "2023-06-01";

const paths = new Map<string, string>();

/** `/v1/messages`, for a base URL with or without `/v1`. */
export function messagesPath({ provider }: Target): string {
  const baseUrl = provider.baseUrl ?? "";
  let path = paths.get(baseUrl);
  if (path === undefined) {
    path = `${new URL(baseUrl).pathname.replace(/\/+$/, "").replace(/\/v1$/, "")}/v1/messages`;
    paths.set(baseUrl, path);
  }
  return path;
}

/** `nativeHeaders` are the caller's own, of this protocol: its version and the betas that it asks for. */
export function anthropicHeaders({ provider }: Target, stream: boolean, nativeHeaders: string[]): string[] {
  const headers = [
    "content-type",
    "application/json",
    "accept",
    stream ? "text/event-stream" : "application/json",
    "user-agent",
    "turnpike",
    ...nativeHeaders,
  ];
  if (!nativeHeaders.includes("anthropic-version")) headers.push("anthropic-version", API_VERSION);
  if (provider.credential) headers.push("x-api-key", provider.credential);
  return headers;
}
