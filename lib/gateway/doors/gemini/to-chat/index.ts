import type { ChatRequest, GeminiRequest } from "@/lib/contract/gateway";
import type { NativeOnly } from "../../responses/native-only";
import { MessageList } from "./messages";
import { toChatSettings } from "./settings";
import { toChatTools } from "./tools";

/** The chat that a request for content amounts to; what only Google offers is noted. */
export function toChatRequest(
  body: Partial<GeminiRequest>,
  model: string,
  stream: boolean,
  natives: NativeOnly,
): ChatRequest {
  const list = new MessageList(natives);
  if (body.cachedContent) natives.note("cachedContent", "Part of the prompt is kept by the provider", true);
  if (body.systemInstruction) list.addSystem(body.systemInstruction);
  for (const [i, content] of (body.contents ?? []).entries()) list.add(content, `contents[${i}]`);
  return {
    model,
    messages: list.messages,
    ...(stream && { stream }),
    ...toChatSettings(body.generationConfig, natives),
    ...toChatTools(body, natives),
  };
}
