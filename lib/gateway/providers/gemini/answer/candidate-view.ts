import type { GeminiCandidate, GeminiPart } from "@/lib/contract/gateway";
import { toChatFinish } from "./finish";
import { toAnnotations } from "./grounding";
import { toChatLogprobs } from "./logprobs";
import { type FunctionCall, StreamedCall } from "./streamed-call";

/** What one event adds to a choice, in chat's words. */
export type ChoiceStep = {
  delta: Record<string, unknown>;
  finish: string | null;
  nativeFinish: string | null;
  logprobs: Record<string, unknown> | null;
};

type Delta = {
  content?: string;
  reasoning_content?: string;
  tool_calls?: unknown[];
  images?: unknown[];
  audio?: { id: string; data: string; transcript: string };
  annotations?: unknown[];
  extra_content?: unknown;
};

/** As Google's own OpenAI layer names it: sent back with the turn, it lets the model go on with its thoughts. */
const signed = (signature: string) => ({ google: { thought_signature: signature } });

function fenced(language: string, code: string): string {
  return `\n\`\`\`${language.toLowerCase()}\n${code}\n\`\`\`\n`;
}

function visibleText({ text, executableCode, codeExecutionResult }: GeminiPart): string | undefined {
  if (text !== undefined) return text;
  if (executableCode) return fenced(executableCode.language ?? "", executableCode.code ?? "");
  return codeExecutionResult && fenced("", codeExecutionResult.output ?? codeExecutionResult.outcome ?? "");
}

/** One candidate as a chat choice, over all events of its answer. */
export class CandidateView {
  private readonly index: number;
  private readonly answerId: string;
  private open: StreamedCall | null = null;
  private calls = 0;
  private text = "";

  constructor(index: number, answerId: string) {
    this.index = index;
    this.answerId = answerId;
  }

  read(candidate: GeminiCandidate): ChoiceStep {
    const delta: Delta = {};
    for (const part of candidate.content?.parts ?? []) this.part(part, delta);
    const nativeFinish = candidate.finishReason ?? null;
    if (nativeFinish !== null) this.closeCall(delta);
    this.text += delta.content ?? "";
    const annotations = candidate.groundingMetadata ? toAnnotations(candidate, this.text) : [];
    if (annotations.length > 0) delta.annotations = annotations;
    return {
      delta,
      finish: nativeFinish === null ? null : toChatFinish(nativeFinish, this.calls > 0),
      nativeFinish,
      logprobs: toChatLogprobs(candidate),
    };
  }

  private part(part: GeminiPart, delta: Delta): void {
    if (part.functionCall) {
      this.call(part.functionCall as FunctionCall, part.thoughtSignature, delta);
      return;
    }
    if (part.thoughtSignature) delta.extra_content = signed(part.thoughtSignature);
    // What a model drew while it thought is not its answer.
    if (part.inlineData && !part.thought) this.media(part.inlineData, delta);
    const text = visibleText(part);
    if (text === undefined) return;
    const name = part.thought ? "reasoning_content" : "content";
    delta[name] = (delta[name] ?? "") + text;
  }

  private media({ mimeType = "image/png", data }: NonNullable<GeminiPart["inlineData"]>, delta: Delta): void {
    if (mimeType.startsWith("audio/")) {
      const before = Buffer.from(delta.audio?.data ?? "", "base64");
      const whole = Buffer.concat([before, Buffer.from(data, "base64")]).toString("base64");
      delta.audio = { id: `audio_${this.answerId}`, data: whole, transcript: "" };
      return;
    }
    delta.images ??= [];
    const url = `data:${mimeType};base64,${data}`;
    delta.images.push({ type: "image_url", index: delta.images.length, image_url: { url } });
  }

  /** A call with a name begins; one without goes on with, or ends, the one that is open. */
  private call(call: FunctionCall, signature: string | undefined, delta: Delta): void {
    if (call.name !== undefined) {
      this.closeCall(delta);
      this.open = new StreamedCall(call, signature);
    } else this.open?.add(call);
    if (!call.willContinue) this.closeCall(delta);
  }

  private closeCall(delta: Delta): void {
    const { open } = this;
    if (!open) return;
    this.open = null;
    const index = this.calls++;
    delta.tool_calls ??= [];
    delta.tool_calls.push({
      index,
      id: open.id ?? `call_${this.answerId}_${this.index}_${index}`,
      type: "function",
      function: { name: open.name, arguments: open.argumentsText() },
      ...(open.signature && { extra_content: signed(open.signature) }),
    });
  }
}
