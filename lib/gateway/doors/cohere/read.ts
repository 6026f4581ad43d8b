import type { IncomingMessage } from "node:http";
import { type CohereChatRequest, cohereChatRequestSchema } from "@/lib/contract/gateway";
import type { ChatAsk } from "../../call";
import { checkedBody } from "../../parse/checked-body";
import { readJsonBody } from "../../parse/read-json-body";
import { toChatRequest } from "./to-chat";

const parse = checkedBody<CohereChatRequest>(cohereChatRequestSchema);

/** Reads and checks the body of a call of Cohere's v2 chat; 400 names the field, 413 the bound. */
export async function readCohereAsk(req: IncomingMessage, bytesMax: number): Promise<ChatAsk> {
  const { text, value, members, bytes } = await readJsonBody(req, bytesMax);
  const native = parse(value);
  const body = toChatRequest(native);
  const countable = JSON.stringify(body);
  return {
    // Under the same scope of keys as a chat in OpenAI's words.
    endpoint: "chat.completions",
    model: native.model,
    wire: "cohere",
    text,
    countable,
    members,
    native: value,
    body,
    nativeHeaders: [],
    hasStoredInput: false,
    bodyBytes: Math.max(bytes, Buffer.byteLength(countable)),
    stream: native.stream === true,
    wantsUsage: false,
    maxOutputTokens: native.max_tokens ?? null,
    guardTokens: null,
    choices: 1,
    endUser: null,
    conversation: null,
    tags: null,
  };
}
