import type { ChatRequest } from "@/lib/contract/gateway";
import type { ChatAsk } from "../../call";
import { scanMembers } from "../../parse/json-members";
import type { ModelRecord, ProviderRecord } from "../../snapshot/records";
import type { Provider, Target } from "../provider";

/** A chat call as its door reads it. */
export function askFor(body: Record<string, unknown>): ChatAsk {
  const text = JSON.stringify(body);
  const { stream, max_tokens, max_completion_tokens } = body as ChatRequest;
  return {
    endpoint: "chat.completions",
    model: String(body.model),
    wire: "chat",
    text,
    countable: text,
    members: scanMembers(text),
    native: body,
    body: body as ChatRequest,
    nativeHeaders: [],
    hasStoredInput: false,
    bodyBytes: text.length,
    stream: stream === true,
    wantsUsage: false,
    maxOutputTokens: max_completion_tokens ?? max_tokens ?? null,
    guardTokens: null,
    choices: 1,
    endUser: null,
    conversation: null,
    tags: null,
  };
}

/** A target of which a request needs no more than is given. */
export function targetOf(provider: Partial<ProviderRecord> = {}, model: Partial<ModelRecord> = {}): Target {
  const full: ProviderRecord = {
    id: "prv_1",
    slug: "up",
    kind: "openai",
    preset: null,
    baseUrl: "https://up.test/v1",
    credential: "sk-up",
    region: null,
    settings: {},
    enabled: true,
    ...provider,
  };
  return {
    provider: full,
    driver: {} as Provider,
    upstreamModel: "up-model",
    model: { capabilities: [], ...model } as ModelRecord,
  };
}
