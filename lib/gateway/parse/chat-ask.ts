import type { IncomingMessage } from "node:http";
import type { ChatRequest } from "@/lib/contract/gateway";
import type { ChatAsk } from "../call";
import { parseChatRequest } from "./chat-request";
import { parseJsonObject, requireJsonContent } from "./parse-json";
import { readBody } from "./read-body";

function maxOutputTokens(body: ChatRequest): number | null {
  const newer = body.max_completion_tokens ?? null;
  const older = body.max_tokens ?? null;
  return newer !== null && older !== null ? Math.min(newer, older) : (newer ?? older);
}

/** Reads and checks the body of a chat call; 400 names the field, 413 the bound. */
export async function readChatAsk(req: IncomingMessage, bytesMax: number): Promise<ChatAsk> {
  requireJsonContent(req.headers["content-type"], req.headers["content-encoding"]);
  const bytes = await readBody(req, bytesMax);
  const { text, value, members } = parseJsonObject(bytes);
  const body = parseChatRequest(value);
  const tags = body.metadata ?? null;
  return {
    text,
    members,
    body,
    bodyBytes: bytes.length,
    stream: body.stream === true,
    wantsUsage: body.stream_options?.include_usage === true,
    maxOutputTokens: maxOutputTokens(body),
    guardTokens: null,
    choices: body.n ?? 1,
    endUser: body.user ?? null,
    conversation: tags?.conversation ?? null,
    tags,
  };
}
