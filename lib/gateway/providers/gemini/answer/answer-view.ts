import { randomUUID } from "node:crypto";
import type { GeminiResponse } from "@/lib/contract/gateway";
import { outputTotal } from "@/lib/core/usage";
import type { ReportedUsage } from "../../provider";
import { readGeminiUsage } from "../usage";
import { CandidateView, type ChoiceStep } from "./candidate-view";
import { billedSearches, searchQueriesOf } from "./grounding";

const SECOND_MS = 1_000;
const ID_CHARS_MAX = 24;

export type Choice = ChoiceStep & { index: number; isFirst: boolean };

/** What chat completions say of an answer beside its choices. */
export type AnswerHead = { id: string; created: number; model: string };

/** A prompt that was blocked has no candidates: an answer that a filter took. */
const BLOCKED: ChoiceStep = {
  delta: { content: "" },
  finish: "content_filter",
  nativeFinish: null,
  logprobs: null,
};

function isAnswer({ candidates, promptFeedback, usageMetadata }: GeminiResponse): boolean {
  return Array.isArray(candidates) || promptFeedback !== undefined || usageMetadata !== undefined;
}

/** One answer of Gemini in chat's words, over all of its events. */
export class AnswerView {
  private readonly candidates = new Map<number, CandidateView>();
  private readonly queries = new Set<string>();
  private answerId: string | null = null;
  private modelVersion: string | undefined;
  private created: number | null = null;
  private isOver = false;
  private usage: unknown = null;
  private readonly upstreamModel: string;

  /** `upstreamModel` is for answers that do not name their own. */
  constructor(upstreamModel = "gemini") {
    this.upstreamModel = upstreamModel;
  }

  /** The choices that an event adds to; throws on what is no event of an answer. */
  read(event: GeminiResponse): Choice[] {
    if (typeof event !== "object" || event === null || !isAnswer(event)) throw new Error("this is no answer");
    this.note(event);
    const { candidates = [], promptFeedback } = event;
    if (candidates.length === 0 && promptFeedback?.blockReason) {
      this.isOver = true;
      return [{ ...BLOCKED, nativeFinish: promptFeedback.blockReason, index: 0, isFirst: true }];
    }
    return candidates.map((candidate, i) => {
      const index = candidate.index ?? i;
      const known = this.candidates.get(index);
      const view = known ?? new CandidateView(index, this.id());
      this.candidates.set(index, view);
      for (const query of searchQueriesOf(candidate)) this.queries.add(query);
      const step = view.read(candidate);
      if (step.finish !== null) this.isOver = true;
      return { ...step, index, isFirst: !known };
    });
  }

  head(): AnswerHead {
    const id = `chatcmpl-${this.id()}`;
    this.created ??= Math.floor(Date.now() / SECOND_MS);
    return { id, created: this.created, model: this.modelVersion ?? this.upstreamModel };
  }

  /** The usage so far: early events may not say yet what was generated. */
  reported(): ReportedUsage | null {
    const reported = readGeminiUsage(
      this.usage,
      billedSearches(this.queries, this.modelVersion ?? this.upstreamModel),
    );
    if (reported === null || this.isOver || outputTotal(reported.vector) > 0) return reported;
    return { ...reported, isPartial: true };
  }

  private note({ responseId, modelVersion, createTime, usageMetadata }: GeminiResponse): void {
    if (responseId) this.answerId ??= responseId.replace(/[^\w-]/g, "").slice(0, ID_CHARS_MAX);
    this.modelVersion ??= modelVersion;
    const createdMs = createTime ? Date.parse(createTime) : Number.NaN;
    if (createdMs > 0) this.created ??= Math.floor(createdMs / SECOND_MS);
    if (usageMetadata) this.usage = usageMetadata;
  }

  private id(): string {
    this.answerId ||= randomUUID().replaceAll("-", "").slice(0, ID_CHARS_MAX);
    return this.answerId;
  }
}
