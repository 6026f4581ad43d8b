import type { IncomingMessage } from "node:http";
import {
  type CountTokensRequest,
  countTokensRequestSchema,
  type MessagesRequest,
  messagesRequestSchema,
} from "@/lib/contract/gateway";
import type { ChatAsk } from "../../call";
import { checkedBody } from "../../parse/checked-body";
import { type ReadJson, readJsonBody } from "../../parse/read-json-body";
import { NativeOnly } from "../responses/native-only";
import { toChatRequest } from "./to-chat";

const parseMessages = checkedBody<MessagesRequest>(messagesRequestSchema);
const parseCount = checkedBody<CountTokensRequest>(countTokensRequestSchema);
const NATIVE_HEADERS = ["anthropic-version", "anthropic-beta"];

function nativeHeaders(req: IncomingMessage): string[] {
  return NATIVE_HEADERS.flatMap((name) => {
    const value = req.headers[name];
    return typeof value === "string" ? [name, value] : [];
  });
}

function toAsk(
  req: IncomingMessage,
  { text, value, members, bytes }: ReadJson,
  parse: (value: Record<string, unknown>) => CountTokensRequest & Partial<MessagesRequest>,
): ChatAsk {
  const native = parse(value);
  const natives = new NativeOnly();
  const body = toChatRequest(native, natives);
  const countable = JSON.stringify(body);
  return {
    endpoint: "messages",
    model: native.model,
    wire: "messages",
    text,
    countable,
    members,
    native: value,
    body,
    nativeHeaders: nativeHeaders(req),
    hasStoredInput: natives.addsInput,
    nativeOnly: natives.first,
    // What the translation adds is input too.
    bodyBytes: Math.max(bytes, Buffer.byteLength(countable)),
    stream: native.stream === true,
    wantsUsage: false,
    maxOutputTokens: native.max_tokens ?? null,
    guardTokens: null,
    choices: 1,
    endUser: native.metadata?.user_id ?? null,
    conversation: null,
    tags: null,
  };
}

/** Reads and checks the body of a Messages call; 400 names the field, 413 the bound. */
export async function readMessagesAsk(req: IncomingMessage, bytesMax: number): Promise<ChatAsk> {
  return toMessagesAsk(req, await readJsonBody(req, bytesMax));
}

/** What a body that was read asks. */
export function toMessagesAsk(req: IncomingMessage, read: ReadJson): ChatAsk {
  return toAsk(req, read, parseMessages);
}

/** The same for a count of its tokens, which is under the same scope of keys. */
export async function readCountAsk(req: IncomingMessage, bytesMax: number): Promise<ChatAsk> {
  return toAsk(req, await readJsonBody(req, bytesMax), parseCount);
}
