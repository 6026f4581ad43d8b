import type { IncomingMessage } from "node:http";
import { type ChatRequest, chatRequestSchema } from "@/lib/contract/gateway";
import type { ChatAsk } from "../../call";
import { checkedBody } from "../../parse/checked-body";
import { scanMembers } from "../../parse/json-members";
import { type ReadJson, readJsonBody } from "../../parse/read-json-body";

const parseChatRequest = checkedBody<ChatRequest>(chatRequestSchema);

function maxOutputTokens(body: ChatRequest): number | null {
  const newer = body.max_completion_tokens ?? null;
  const older = body.max_tokens ?? null;
  return newer !== null && older !== null ? Math.min(newer, older) : (newer ?? older);
}

type Body = Record<string, unknown>;

/** Reads and checks the body of a chat call, in OpenAI's words once `reworded`; 400 names the field, 413 the bound. */
export async function readChatAsk(
  req: IncomingMessage,
  bytesMax: number,
  reworded: (body: Body) => Body = (body) => body,
): Promise<ChatAsk> {
  return toChatAsk(await readJsonBody(req, bytesMax), reworded);
}

/** What a body that was read asks. */
export function toChatAsk(read: ReadJson, reworded: (body: Body) => Body = (body) => body): ChatAsk {
  const { bytes } = read;
  const value = reworded(read.value);
  const text = value === read.value ? read.text : JSON.stringify(value);
  const members = value === read.value ? read.members : scanMembers(text);
  const body = parseChatRequest(value);
  const tags = body.metadata ?? null;
  return {
    endpoint: "chat.completions",
    model: body.model,
    wire: "chat",
    text,
    countable: text,
    members,
    native: value,
    body,
    nativeHeaders: [],
    hasStoredInput: false,
    bodyBytes: bytes,
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
