import type { IncomingMessage } from "node:http";
import { type ResponsesRequest, responsesRequestSchema } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import type { ChatAsk } from "../../call";
import { checkedBody } from "../../parse/checked-body";
import { type ReadJson, readJsonBody } from "../../parse/read-json-body";
import { NativeOnly } from "./native-only";
import { toChatRequest } from "./to-chat";

const parseRequest = checkedBody<ResponsesRequest>(responsesRequestSchema);
const NATIVE_HEADERS = ["openai-beta"];

function requireAnswerable(body: ResponsesRequest): void {
  if (body.background === true) {
    throw new AppError("unsupported_parameter", "A background response cannot be metered; leave it out.", {
      param: "background",
    });
  }
  const { input, prompt, previous_response_id, conversation } = body;
  if (input === undefined && !prompt && !previous_response_id && !conversation) {
    throw new AppError("invalid_request", "Required: what is the model to answer? (at input).", {
      param: "input",
    });
  }
}

function nativeHeaders(req: IncomingMessage): string[] {
  return NATIVE_HEADERS.flatMap((name) => {
    const value = req.headers[name];
    return typeof value === "string" ? [name, value] : [];
  });
}

function conversationOf({ metadata, conversation }: ResponsesRequest): string | null {
  const id = typeof conversation === "string" ? conversation : conversation?.id;
  return metadata?.conversation ?? id ?? null;
}

/** Reads and checks the body of a Responses call; 400 names the field, 413 the bound. */
export async function readResponsesAsk(req: IncomingMessage, bytesMax: number): Promise<ChatAsk> {
  return toResponsesAsk(req, await readJsonBody(req, bytesMax));
}

/** What a body that was read asks. */
export function toResponsesAsk(req: IncomingMessage, { text, value, members, bytes }: ReadJson): ChatAsk {
  const native = parseRequest(value);
  requireAnswerable(native);
  const natives = new NativeOnly();
  const body = toChatRequest(native, natives);
  const countable = JSON.stringify(body);
  return {
    endpoint: "responses",
    model: native.model,
    wire: "responses",
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
    maxOutputTokens: native.max_output_tokens ?? null,
    guardTokens: null,
    choices: 1,
    endUser: native.user ?? native.safety_identifier ?? null,
    conversation: conversationOf(native),
    tags: native.metadata ?? null,
  };
}

/** The same for a count of its tokens: what is kept at a provider cannot be counted here. */
export async function readCountAsk(req: IncomingMessage, bytesMax: number): Promise<ChatAsk> {
  const ask = await readResponsesAsk(req, bytesMax);
  if (!ask.nativeOnly) return ask;
  const { param } = ask.nativeOnly;
  throw new AppError("unsupported_parameter", "What only a provider knows is not counted.", { param });
}
