import type { LabCall } from "../lab-call";
import { finishOf, type LabFinish, type LabPlan, piecesOf, sayable, usageOf } from "../plan";
import type { LabEvent } from "../protocol";

const FINISH_REASONS: Record<LabFinish, string> = {
  stop: "COMPLETE",
  length: "MAX_TOKENS",
  tool_calls: "TOOL_CALL",
  content_filter: "ERROR",
  stop_sequence: "STOP_SEQUENCE",
};

/** What was read and written, and beside it what is billed: the first has the provider's own prompt in it. */
function usageSaid(plan: LabPlan) {
  const usage = usageOf(plan);
  if (!usage) return undefined;
  sayable(usage, "cohere", ["input", "cachedInput", "output"]);
  const input = usage.input + usage.cachedInput;
  const billed = plan.billed ?? { input, output: usage.output };
  return {
    billed_units: { input_tokens: billed.input, output_tokens: billed.output },
    tokens: { input_tokens: input, output_tokens: usage.output },
    cached_tokens: usage.cachedInput,
  };
}

function toolCallsOf(plan: LabPlan, call: LabCall) {
  return (plan.toolCalls ?? []).map(({ id, name, args }, i) => ({
    id: id ?? `${name}_${call.id}${i}`,
    type: "function",
    function: { name, arguments: JSON.stringify(args) },
  }));
}

export function wholeCohereChat(plan: LabPlan, call: LabCall) {
  const calls = toolCallsOf(plan, call);
  const content = [
    ...(plan.reasoning === undefined ? [] : [{ type: "thinking", thinking: plan.reasoning }]),
    ...(plan.text === undefined ? [] : [{ type: "text", text: plan.text }]),
  ];
  return {
    id: plan.id ?? call.id,
    message: {
      role: "assistant",
      ...(content.length > 0 ? { content } : {}),
      ...(calls.length > 0 ? { tool_plan: "I will use the tools.", tool_calls: calls } : {}),
    },
    finish_reason: FINISH_REASONS[finishOf(plan)],
    usage: usageSaid(plan),
  };
}

type Data = Record<string, unknown> & { type: string };

function contentEvents(index: number, type: "thinking" | "text", text: string, plan: LabPlan): Data[] {
  const at = (event: string, content?: Record<string, string>): Data => ({
    type: event,
    index,
    ...(content ? { delta: { message: { content } } } : {}),
  });
  return [
    at("content-start", { type, [type]: "" }),
    ...piecesOf(text, plan).map((piece) => at("content-delta", { [type]: piece })),
    at("content-end"),
  ];
}

function toolEvents(plan: LabPlan, call: LabCall): Data[] {
  return toolCallsOf(plan, call).flatMap(({ function: named, ...head }, index) => [
    {
      type: "tool-call-start",
      index,
      delta: { message: { tool_calls: { ...head, function: { name: named.name, arguments: "" } } } },
    },
    ...piecesOf(named.arguments, plan).map((piece) => ({
      type: "tool-call-delta",
      index,
      delta: { message: { tool_calls: { function: { arguments: piece } } } },
    })),
    { type: "tool-call-end", index },
  ]);
}

export function cohereChatEvents(plan: LabPlan, call: LabCall): LabEvent[] {
  const usage = usageSaid(plan);
  const opening = { role: "assistant", content: [], tool_plan: "", tool_calls: [], citations: [] };
  const hasThoughts = plan.reasoning !== undefined;
  const plans = plan.toolCalls?.length
    ? ["I will ", "use the tools."].map((tool_plan) => ({
        type: "tool-plan-delta",
        delta: { message: { tool_plan } },
      }))
    : [];
  const events: Data[] = [
    { id: plan.id ?? call.id, type: "message-start", delta: { message: opening } },
    ...(hasThoughts ? contentEvents(0, "thinking", plan.reasoning ?? "", plan) : []),
    ...(plan.text === undefined ? [] : contentEvents(hasThoughts ? 1 : 0, "text", plan.text, plan)),
    ...plans,
    ...toolEvents(plan, call),
    { type: "message-end", delta: { finish_reason: FINISH_REASONS[finishOf(plan)], usage } },
  ];
  return events.map((data) => ({
    name: data.type,
    data,
    saysUsage: data.type === "message-end" && usage !== undefined,
  }));
}

export function cohereEmbeddings(plan: LabPlan, call: LabCall) {
  const inputs = (call.body.texts ?? call.body.images ?? call.body.inputs ?? []) as unknown[];
  const vectors = inputs.map((_, i) => plan.vectors?.[i] ?? [0.25, -0.5, i]);
  return {
    id: plan.id ?? call.id,
    embeddings: { float: vectors },
    texts: call.body.texts ?? [],
    meta: {
      api_version: { version: "2" },
      billed_units: { input_tokens: usageOf(plan)?.input ?? 0 },
    },
    response_type: "embeddings_by_type",
  };
}
