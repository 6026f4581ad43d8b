import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChatRequest } from "@/lib/contract/gateway";
import { type AppError, toErrorBody } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { monotonicMs } from "@/lib/core/time";
import type { CallContent } from "./content/call-content";
import type { AnswerRecording } from "./idempotency/answer-recording";
import type { Admission } from "./limits/limiter";
import type { JsonMembers } from "./parse/json-members";
import type { KeyRecord, ModelRecord, OrgRecord, PriceRecord, ProjectRecord } from "./snapshot/records";

/** Who calls, once authenticated. */
export type Caller = { key: KeyRecord; project: ProjectRecord; org: OrgRecord };

/** A protocol that callers speak: OpenAI's chat completions and Responses, Anthropic's Messages, Gemini's generateContent, Cohere's chat. */
export type Wire = "chat" | "responses" | "messages" | "gemini" | "cohere";

/** What any billed call asks. */
export type Ask = {
  /** The endpoint as keys are scoped to it and records name it: `chat.completions`. */
  endpoint: string;
  /** The model as the caller names it. */
  model: string;
  /** The body as the caller wrote it. */
  text: string;
  bodyBytes: number;
  /** The chat completion that it amounts to as JSON, for counting its input after a crash; null where that says nothing. */
  countable: string | null;
  stream: boolean;
  endUser: string | null;
  conversation: string | null;
  tags: Record<string, string> | null;
};

/** What a chat call asks, in whichever protocol: as the caller wrote it, and as the chat completion that it amounts to. */
export type ChatAsk = Ask & {
  wire: Wire;
  members: JsonMembers;
  /** The caller's own body, parsed; the same object as `body` in the chat protocol. */
  native: Record<string, unknown>;
  body: ChatRequest;
  /** Headers of the caller's protocol that go on to a provider of the same, as a flat list of names and values. */
  nativeHeaders: string[];
  /** Part of the input is kept at the provider, so that its length cannot be told from the body. */
  hasStoredInput: boolean;
  /** What only a provider of the caller's own protocol can do, such as running a tool itself. */
  nativeOnly?: { param: string; message: string } | null;
  wantsUsage: boolean;
  /** The caller's bound on output tokens per choice, or null. */
  maxOutputTokens: number | null;
  /** The key's bound on output tokens per choice, where the caller set none. */
  guardTokens: number | null;
  choices: number;
};

/** What answers it: the model and the price in force when the call began, at `atMs`. */
export type Priced = { model: ModelRecord; price: PriceRecord; atMs: number };

/** One request to the gateway while it is under way. */
export class Call {
  readonly requestId: string;
  readonly startedAtMs: number;
  readonly startedMono: number;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  admission: Admission | null = null;
  providerSlug = "";
  modelSlug = "";
  attempts = 0;
  /** Of the settled usage, for the limits on tokens. */
  tokens = 0;
  /** Time spent waiting for upstreams, to be left out of the gateway's own. */
  upstreamMs = 0;
  /** Set when the client is gone before the answer ended. */
  clientGone = false;
  onClientGone: (() => void) | null = null;
  /** An error in the caller's protocol. */
  errorBody: (error: AppError, requestId: string) => unknown = toErrorBody;
  /** Keeps the answer of a call that was sent with an Idempotency-Key. */
  recording: AnswerRecording | null = null;
  /** Collects prompt and answer, where the tenant has them kept. */
  content: CallContent | null = null;

  constructor(req: IncomingMessage, res: ServerResponse) {
    this.startedAtMs = Date.now();
    this.startedMono = monotonicMs();
    this.requestId = newId("request", this.startedAtMs);
    this.req = req;
    this.res = res;
  }

  elapsedMs(): number {
    return monotonicMs() - this.startedMono;
  }

  /** The gateway's own time so far. */
  overheadMs(): number {
    return Math.max(0, this.elapsedMs() - this.upstreamMs);
  }
}
