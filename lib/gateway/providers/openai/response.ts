import type { ProviderAnswer } from "../provider";
import { readOpenAiUsage } from "./usage";
import { type Answer, wholeAnswer } from "./whole";

type Message = Record<string, unknown>;

function toolTexts(message: Message): string[] {
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls : [];
  return calls.flatMap((call) => {
    const named = (call as { function?: { name?: unknown; arguments?: unknown } } | null)?.function;
    return named ? [`${named.name ?? ""}${named.arguments ?? ""}`] : [];
  });
}

/** Every text that a message or a delta carries, each of which cost output tokens. */
export function textsOfMessage(message: Message): string[] {
  const texts: string[] = [];
  for (const name of ["content", "reasoning_content", "reasoning", "refusal"]) {
    const text = message[name];
    if (typeof text === "string" && text) texts.push(text);
  }
  return [...texts, ...toolTexts(message)];
}

/** Reads a chat completion; throws on anything else. */
export function readOpenAiResponse(body: Buffer, upstreamModel = ""): ProviderAnswer {
  const text = body.toString("utf8");
  const value = JSON.parse(text) as Answer & { usage?: unknown; service_tier?: string | null };
  const { choices } = value;
  if (!Array.isArray(choices)) throw new Error("the answer has no choices");
  const whole = wholeAnswer(value, upstreamModel);
  return {
    text: whole === value ? text : JSON.stringify(whole),
    usage: readOpenAiUsage(value.usage, value.service_tier),
    outputTexts: () => choices.flatMap(({ message }) => textsOfMessage(message ?? {})),
  };
}
