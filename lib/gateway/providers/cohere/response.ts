import { toChatUsageForm } from "../chat-usage";
import { textsOfMessage } from "../openai/response";
import type { ProviderAnswer } from "../provider";
import { toArguments, toChatFinish } from "./answer";
import { readCohereUsage } from "./usage";

type Block = { type?: string; text?: string; thinking?: string };
type ToolCall = { id?: string; function?: { name?: string; arguments?: string } };
type CohereMessage = {
  content?: Block[];
  tool_plan?: string;
  tool_calls?: ToolCall[];
  citations?: unknown[];
};
type CohereAnswer = { id?: string; message?: CohereMessage; finish_reason?: string; usage?: unknown };

function toChatMessage({ content = [], tool_plan, tool_calls = [], citations }: CohereMessage) {
  const text = content.map((block) => block.text ?? "").join("");
  const thought = content.map((block) => block.thinking ?? "").join("") + (tool_plan ?? "");
  const calls = tool_calls.map(({ id = "", function: called }) => ({
    id,
    type: "function",
    function: { name: called?.name ?? "", arguments: toArguments(called?.arguments) },
  }));
  return {
    role: "assistant",
    content: calls.length > 0 && text === "" ? null : text,
    refusal: null,
    ...(thought && { reasoning_content: thought }),
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(citations && { citations }),
  };
}

/** Reads one of Cohere's answers as a chat completion; throws on anything else. */
export function readCohereResponse(body: Buffer, model = ""): ProviderAnswer {
  const value = JSON.parse(body.toString("utf8")) as CohereAnswer;
  if (typeof value.message !== "object" || value.message === null)
    throw new Error("the answer has no message");
  const message = toChatMessage(value.message);
  const usage = readCohereUsage(value.usage);
  return {
    text: JSON.stringify({
      id: value.id ?? "",
      object: "chat.completion",
      created: Math.floor(Date.now() / 1_000),
      model,
      choices: [{ index: 0, message, logprobs: null, finish_reason: toChatFinish(value.finish_reason) }],
      ...(usage && { usage: toChatUsageForm(usage.vector) }),
    }),
    usage,
    outputTexts: () => textsOfMessage(message),
  };
}
