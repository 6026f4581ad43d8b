import type { ChatRequest, GeminiContent, GeminiPart } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import { toGeminiPart } from "./media";
import { type ModelTraits, SKIP_SIGNATURE } from "./traits";

type Message = ChatRequest["messages"][number];
type ToolCall = NonNullable<Message["tool_calls"]>[number];
type Turn = { role: "user" | "model"; parts: GeminiPart[]; isResults?: boolean };

export type GeminiPrompt = { contents: GeminiContent[]; systemInstruction?: GeminiContent };

type Extra = { google?: { thought_signature?: unknown; thoughtSignature?: unknown } };

/** A signature as we gave it out, in either spelling. */
function signatureOf(holder: Record<string, unknown>): string | undefined {
  const { google } = (holder.extra_content ?? {}) as Extra;
  const signature = google?.thought_signature ?? google?.thoughtSignature;
  return typeof signature === "string" ? signature : undefined;
}

function partsOf({ content }: Message, param: string): GeminiPart[] {
  if (typeof content === "string") return content === "" ? [] : [{ text: content }];
  return (content ?? []).map((part, i) => toGeminiPart(part, `${param}.content[${i}]`));
}

function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Chat's messages as Gemini's turns: both sides in turn, one system instruction, results beside their calls. */
class PromptBuilder {
  private readonly system: GeminiPart[] = [];
  private readonly turns: Turn[] = [];
  /** Function names of the calls so far, by id. */
  private readonly names = new Map<string, string>();
  /** The order of the last turn's calls. */
  private order: string[] = [];
  private readonly traits: ModelTraits;

  constructor(traits: ModelTraits) {
    this.traits = traits;
  }

  add(message: Message, param: string): void {
    const { role } = message;
    if (role === "system" || role === "developer") this.system.push(...partsOf(message, param));
    else if (role === "assistant") this.assistant(message, param);
    else if (role === "tool" || role === "function") this.result(message, param);
    else this.push("user", orEmpty(partsOf(message, param)));
  }

  prompt(): GeminiPrompt {
    for (const turn of this.turns) if (turn.isResults) this.sortResults(turn);
    // A prompt of instructions alone is a question: Gemini needs a turn to answer.
    const contents = this.turns.map(({ role, parts }) => ({ role, parts }));
    if (contents.length === 0) return { contents: [{ role: "user", parts: orEmpty(this.system) }] };
    return {
      contents,
      ...(this.system.length > 0 && { systemInstruction: { parts: this.system } }),
    };
  }

  private push(role: Turn["role"], parts: GeminiPart[], isResults = false): void {
    if (parts.length === 0) return;
    const last = this.turns.at(-1);
    if (last?.role === role && (last.isResults ?? false) === isResults) last.parts.push(...parts);
    else this.turns.push({ role, parts, ...(isResults && { isResults }) });
  }

  private assistant(message: Message, param: string): void {
    const parts = partsOf(message, param);
    const signature = signatureOf(message);
    const lastText = parts.findLast(({ text }) => text !== undefined);
    if (signature && lastText) lastText.thoughtSignature = signature;
    const calls = message.tool_calls ?? [];
    this.order = calls.map(({ id }) => id);
    parts.push(...calls.map((call, i) => this.call(call, i, `${param}.tool_calls[${i}]`)));
    this.push("model", parts);
  }

  private call(call: ToolCall, position: number, param: string): GeminiPart {
    const { id } = call;
    if (!call.function) {
      throw new AppError("unsupported_parameter", "Gemini has function calls only.", {
        param: `${param}.type`,
      });
    }
    const { name, arguments: text } = call.function;
    const args = text.trim() === "" ? {} : jsonObject(text);
    if (!args) {
      throw new AppError("invalid_request", "A call's arguments must be a JSON object.", {
        param: `${param}.function.arguments`,
      });
    }
    this.names.set(id, name);
    const signature =
      signatureOf(call) ?? (this.traits.wantsSignatures && position === 0 ? SKIP_SIGNATURE : undefined);
    return {
      functionCall: { ...(this.traits.takesCallIds && { id }), name, args },
      ...(signature && { thoughtSignature: signature }),
    };
  }

  private result(message: Message, param: string): void {
    const id = message.tool_call_id ?? "";
    const name = this.names.get(id) ?? message.name;
    if (!name) {
      throw new AppError("invalid_request", "No earlier message has a call of this id.", {
        param: `${param}.tool_call_id`,
      });
    }
    const parts = partsOf(message, param);
    const text = parts.map((part) => part.text ?? "").join("");
    const media = parts.filter((part) => part.text === undefined);
    const response = jsonObject(text) ?? { output: text };
    const withId = this.traits.takesCallIds && id !== "" ? { id } : {};
    this.push("user", [{ functionResponse: { ...withId, name, response } }, ...media], true);
    this.rank.set(this.turns.at(-1)!.parts.at(-1 - media.length)!, this.order.indexOf(id));
  }

  private readonly rank = new Map<GeminiPart, number>();

  /** Results in the order of their calls: where ids are not taken, that is how they are told apart. */
  private sortResults(turn: Turn): void {
    const results = turn.parts.filter((part) => part.functionResponse);
    const media = turn.parts.filter((part) => !part.functionResponse);
    results.sort((a, b) => (this.rank.get(a) ?? 0) - (this.rank.get(b) ?? 0));
    turn.parts = [...results, ...media];
  }
}

function orEmpty(parts: GeminiPart[]): GeminiPart[] {
  return parts.length > 0 ? parts : [{ text: "" }];
}

/** The prompt of a chat request as Gemini takes it; 400 names the message that it has no words for. */
export function toGeminiPrompt(messages: ChatRequest["messages"], traits: ModelTraits): GeminiPrompt {
  const builder = new PromptBuilder(traits);
  for (const [i, message] of messages.entries()) builder.add(message, `messages[${i}]`);
  return builder.prompt();
}
