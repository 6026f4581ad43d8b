import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChatRequest } from "@/lib/contract/gateway";
import { newId } from "@/lib/core/ids";
import { monotonicMs } from "@/lib/core/time";
import type { AnswerRecording } from "./idempotency/answer-recording";
import type { Admission } from "./limits/limiter";
import type { JsonMembers } from "./parse/json-members";
import type { KeyRecord, ModelRecord, OrgRecord, PriceRecord, ProjectRecord } from "./snapshot/records";

/** Who calls, once authenticated. */
export type Caller = { key: KeyRecord; project: ProjectRecord; org: OrgRecord };

/** What is asked, once parsed: the body as the caller wrote it and as we read it. */
export type ChatAsk = {
  text: string;
  members: JsonMembers;
  body: ChatRequest;
  bodyBytes: number;
  stream: boolean;
  wantsUsage: boolean;
  /** The caller's bound on output tokens per choice, or null. */
  maxOutputTokens: number | null;
  /** The key's bound on output tokens per choice, where the caller set none. */
  guardTokens: number | null;
  choices: number;
  endUser: string | null;
  conversation: string | null;
  tags: Record<string, string> | null;
};

/** What answers it: the model and the price in force when the call began. */
export type Priced = { model: ModelRecord; price: PriceRecord };

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
  /** Keeps the answer of a call that was sent with an Idempotency-Key. */
  recording: AnswerRecording | null = null;

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
