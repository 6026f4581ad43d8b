import type { LabCall } from "../lab-call";
import { finishOf, type LabFinish, type LabPlan, type LabUsage, piecesOf, sayable, usageOf } from "../plan";
import type { LabEvent } from "../protocol";

const FINISH_REASONS: Record<LabFinish, string> = {
  stop: "stop",
  length: "length",
  tool_calls: "tool_calls",
  content_filter: "error",
  stop_sequence: "stop",
};
const CREATED = 1_790_000_000;

/** Reasoning is part of the completion and is not said apart. */
export function mistralUsage(usage: LabUsage): Record<string, unknown> {
  sayable(usage, "mistral", ["input", "cachedInput", "output"]);
  const prompt = usage.input + usage.cachedInput;
  return {
    prompt_tokens: prompt,
    total_tokens: prompt + usage.output,
    completion_tokens: usage.output,
    ...(usage.cachedInput > 0
      ? {
          num_cached_tokens: usage.cachedInput,
          prompt_tokens_details: { cached_tokens: usage.cachedInput },
        }
      : {}),
  };
}

const thinking = (text: string) => [{ type: "thinking", thinking: [{ type: "text", text }] }];

function toolCallsOf(plan: LabPlan, call: LabCall) {
  const calls = plan.toolCalls?.map(({ id, name, args }, index) => ({
    id: id ?? `${call.id.slice(-8)}${index}`,
    function: { name, arguments: JSON.stringify(args) },
    index,
  }));
  return calls?.length ? calls : null;
}

const head = (plan: LabPlan, call: LabCall, object: string) => ({
  id: plan.id ?? call.id,
  created: CREATED,
  model: plan.model ?? call.body.model,
  object,
});

export function wholeMistralChat(plan: LabPlan, call: LabCall) {
  const usage = usageOf(plan);
  const text = plan.text ?? "";
  const content = plan.reasoning === undefined ? text : [...thinking(plan.reasoning), { type: "text", text }];
  return {
    ...head(plan, call, "chat.completion"),
    usage: usage ? mistralUsage(usage) : undefined,
    choices: [
      {
        index: 0,
        finish_reason: FINISH_REASONS[finishOf(plan)],
        message: { role: "assistant", tool_calls: toolCallsOf(plan, call), content },
      },
    ],
  };
}

/** Usage is in the last chunk, with the finish reason; a tool call arrives whole. */
export function mistralChatEvents(plan: LabPlan, call: LabCall): LabEvent[] {
  const usage = usageOf(plan);
  const chunk = (delta: Record<string, unknown>, finish_reason: string | null, more = {}) => ({
    ...head(plan, call, "chat.completion.chunk"),
    choices: [{ index: 0, delta, finish_reason }],
    ...more,
  });
  const calls = toolCallsOf(plan, call);
  const last = { content: "", ...(calls ? { tool_calls: calls } : {}) };
  const said = usage ? { usage: mistralUsage(usage) } : {};
  return [
    { data: chunk({ role: "assistant", content: "" }, null) },
    ...piecesOf(plan.reasoning ?? "", plan).map((text) => ({
      data: chunk({ content: thinking(text) }, null),
    })),
    ...piecesOf(plan.text ?? "", plan).map((content) => ({ data: chunk({ content }, null) })),
    { data: chunk(last, FINISH_REASONS[finishOf(plan)], said), saysUsage: usage !== null },
  ];
}
