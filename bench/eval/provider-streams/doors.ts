import type { Recording } from "./recordings";

export type DoorName = "chat" | "responses" | "messages" | "gemini" | "embeddings";

type Asked = { path: string; headers: Record<string, string>; body: Record<string, unknown> };

const TEXT = "Say something.";
const USER = [{ role: "user", content: TEXT }];
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** The least request of each door, as its official client would send it. */
const DOORS: Record<DoorName, (model: string, stream: boolean, secret: string) => Asked> = {
  chat: (model, stream, secret) => ({
    path: "/v1/chat/completions",
    headers: bearer(secret),
    body: { model, messages: USER, ...(stream ? { stream, stream_options: { include_usage: true } } : {}) },
  }),
  responses: (model, stream, secret) => ({
    path: "/v1/responses",
    headers: bearer(secret),
    body: { model, input: TEXT, ...(stream ? { stream } : {}) },
  }),
  messages: (model, stream, secret) => ({
    path: "/v1/messages",
    headers: { "x-api-key": secret, "anthropic-version": "2023-06-01" },
    body: { model, max_tokens: 4_096, messages: USER, ...(stream ? { stream } : {}) },
  }),
  gemini: (model, stream, secret) => ({
    path: `/v1beta/models/${model}:${stream ? "streamGenerateContent?alt=sse" : "generateContent"}`,
    headers: { "x-goog-api-key": secret },
    body: { contents: [{ role: "user", parts: [{ text: TEXT }] }] },
  }),
  embeddings: (model, _stream, secret) => ({
    path: "/v1/embeddings",
    headers: bearer(secret),
    body: { model, input: ["sunny day at the beach", "rainy day in the city"] },
  }),
};

/**
 * The doors whose calls a provider can answer so. A chat's answer serves callers of every protocol; a response only the
 * Responses door, which alone asks for one. There is no door of /v1/completions: its answers, whose usage is written as a
 * chat's, are given to a chat.
 */
export function doorsFor({ shape }: Recording, speaksResponses: boolean): DoorName[] {
  if (shape === "responses") return ["responses"];
  if (shape === "embedding") return ["embeddings"];
  if (shape === "completion") return ["chat"];
  return speaksResponses ? ["chat", "messages", "gemini"] : ["chat", "responses", "messages", "gemini"];
}

export type Answered = { status: number; requestId: string; text: string };

/** One call through a door, read to its end, also where it is broken off. */
export async function callDoor(
  gatewayUrl: string,
  door: DoorName,
  secret: string,
  model: string,
  stream: boolean,
): Promise<Answered> {
  const { path, headers, body } = DOORS[door](model, stream, secret);
  const response = await fetch(`${gatewayUrl}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const requestId = response.headers.get("x-request-id") ?? response.headers.get("request-id") ?? "";
  const text = await response.text().catch((error: Error) => `broken off: ${error.message}`);
  return { status: response.status, requestId, text };
}
