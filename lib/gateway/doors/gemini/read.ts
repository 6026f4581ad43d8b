import type { IncomingMessage } from "node:http";
import {
  type GeminiCountRequest,
  type GeminiRequest,
  geminiCountRequestSchema,
  geminiRequestSchema,
} from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import type { ChatAsk } from "../../call";
import { checkedBody } from "../../parse/checked-body";
import { scanMembers } from "../../parse/json-members";
import type { ParsedJson } from "../../parse/parse-json";
import { readJsonBody } from "../../parse/read-json-body";
import { NativeOnly } from "../responses/native-only";
import { findVerb, modelInPath } from "./address";
import { CamelCase } from "./camel-case";
import { toChatRequest } from "./to-chat";

const ENDPOINT = "gemini.generate";
/** Longer names of customers are refused, as in `user` of chats. */
const USER_CHARS_MAX = 512;
const NATIVE_HEADERS = ["x-vertex-ai-llm-request-type", "x-vertex-ai-llm-shared-request-type"];

const parseRequest = checkedBody<GeminiRequest>(geminiRequestSchema);
const parseCount = checkedBody<GeminiCountRequest>(geminiCountRequestSchema);

function headerOf(req: IncomingMessage, name: string): string | null {
  const value = req.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** Gemini has no member for it, so the end customer is in a header. */
function endUserOf(req: IncomingMessage): string | null {
  const user = headerOf(req, "x-turnpike-user");
  if (user === null || user.length <= USER_CHARS_MAX) return user;
  throw new AppError("invalid_request", `A customer's id has ${USER_CHARS_MAX} characters at most.`, {
    param: "x-turnpike-user",
  });
}

/** Whether the config can be read in another way than ours, such as by its first of two bounds. */
function isConfigRepeated({ text, members }: ParsedJson): boolean {
  return ["generationConfig", "generation_config"].some((name) => {
    const span = members.spans.get(name);
    const config = span ? text.slice(...span).trim() : "";
    return config.startsWith("{") && scanMembers(config).repeated;
  });
}

type Read = { parsed: ParsedJson & { bytes: number }; native: Record<string, unknown>; isAmbiguous: boolean };

async function readNative(req: IncomingMessage, bytesMax: number): Promise<Read> {
  const parsed = await readJsonBody(req, bytesMax);
  const camel = new CamelCase();
  const native = camel.read(parsed.value) as Record<string, unknown>;
  return { parsed, native, isAmbiguous: camel.isAmbiguous || isConfigRepeated(parsed) };
}

function toAsk(
  req: IncomingMessage,
  path: string,
  { parsed, native, isAmbiguous }: Read,
  request: Partial<GeminiRequest>,
): ChatAsk {
  const natives = new NativeOnly();
  const model = modelInPath(path);
  const stream = findVerb(path) === "streamGenerateContent";
  const body = toChatRequest(request, model, stream, natives);
  const countable = JSON.stringify(body);
  const { text, members, bytes } = parsed;
  const tags = request.labels ?? null;
  return {
    endpoint: ENDPOINT,
    model,
    wire: "gemini",
    text,
    countable,
    // What can be read in two ways goes on only in ours.
    members: isAmbiguous ? { ...members, repeated: true } : members,
    native,
    body,
    nativeHeaders: NATIVE_HEADERS.flatMap((name) =>
      [headerOf(req, name)].flatMap((value) => (value ? [name, value] : [])),
    ),
    hasStoredInput: natives.addsInput,
    nativeOnly: natives.first,
    // What the translation adds is input too.
    bodyBytes: Math.max(bytes, Buffer.byteLength(countable)),
    stream,
    wantsUsage: false,
    maxOutputTokens: request.generationConfig?.maxOutputTokens ?? null,
    guardTokens: null,
    choices: request.generationConfig?.candidateCount ?? 1,
    endUser: endUserOf(req),
    conversation: tags?.conversation ?? null,
    tags,
  };
}

/** Reads and checks a request for content; 400 names the field, 413 the bound. */
export async function readGeminiAsk(req: IncomingMessage, path: string, bytesMax: number): Promise<ChatAsk> {
  const read = await readNative(req, bytesMax);
  return toAsk(req, path, read, parseRequest(read.native));
}

/** The same for a count of its tokens, which is under the same scope of keys. */
export async function readGeminiCountAsk(
  req: IncomingMessage,
  path: string,
  bytesMax: number,
): Promise<ChatAsk> {
  const read = await readNative(req, bytesMax);
  const body = parseCount(read.native);
  return toAsk(req, path, read, body.generateContentRequest ?? body);
}
