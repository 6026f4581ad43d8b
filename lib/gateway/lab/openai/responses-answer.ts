import type { LabCall } from "../lab-call";
import { finishOf, type LabPlan, type LabUsage, piecesOf, sayable, usageOf } from "../plan";
import type { LabEvent } from "../protocol";

const CREATED_AT = 1_790_000_000;

type Data = Record<string, unknown> & { type: string };
type Item = Record<string, unknown>;

function usageSaid(usage: LabUsage) {
  sayable(usage, "responses", ["input", "cachedInput", "cacheWrite", "output", "reasoning"]);
  const input = usage.input + usage.cachedInput + usage.cacheWrite;
  const output = usage.output + usage.reasoning;
  return {
    input_tokens: input,
    input_tokens_details: {
      cached_tokens: usage.cachedInput,
      ...(usage.cacheWrite > 0 ? { cache_write_tokens: usage.cacheWrite } : {}),
    },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: usage.reasoning },
    total_tokens: input + output,
  };
}

function responseOf(plan: LabPlan, call: LabCall, status: string, output: Item[], usage: unknown) {
  const { body } = call;
  const reason = finishOf(plan) === "content_filter" ? "content_filter" : "max_output_tokens";
  return {
    id: plan.id ?? `resp_${call.id}`,
    object: "response",
    created_at: CREATED_AT,
    status,
    background: false,
    error: null,
    incomplete_details: status === "incomplete" ? { reason } : null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    model: plan.model ?? body.model,
    output,
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: body.previous_response_id ?? null,
    reasoning: body.reasoning ?? { effort: null, summary: null },
    service_tier: plan.serviceTier ?? (status === "in_progress" ? "auto" : "default"),
    store: body.store ?? true,
    temperature: body.temperature ?? 1,
    text: body.text ?? { format: { type: "text" } },
    tool_choice: body.tool_choice ?? "auto",
    tools: body.tools ?? [],
    top_p: body.top_p ?? 1,
    truncation: body.truncation ?? "disabled",
    usage,
    metadata: body.metadata ?? {},
  };
}

const finalStatus = (plan: LabPlan) =>
  finishOf(plan) === "length" || finishOf(plan) === "content_filter" ? "incomplete" : "completed";

const textPart = (text: string) => ({ type: "output_text", annotations: [], logprobs: [], text });

function itemsOf(plan: LabPlan, call: LabCall): Item[] {
  const items: Item[] = [];
  if (plan.reasoning !== undefined) {
    const summary = [{ type: "summary_text", text: plan.reasoning }];
    items.push({ id: `rs_${call.id}`, type: "reasoning", summary });
  }
  if (plan.text !== undefined) {
    items.push({
      id: `msg_${call.id}`,
      type: "message",
      status: "completed",
      role: "assistant",
      content: [textPart(plan.text)],
    });
  }
  for (const [i, { id, name, args }] of (plan.toolCalls ?? []).entries()) {
    items.push({
      id: `fc_${call.id}${i}`,
      type: "function_call",
      status: "completed",
      call_id: id ?? `call_${call.id}${i}`,
      name,
      arguments: JSON.stringify(args),
    });
  }
  return items;
}

export function wholeResponse(plan: LabPlan, call: LabCall) {
  const usage = usageOf(plan);
  return responseOf(plan, call, finalStatus(plan), itemsOf(plan, call), usage ? usageSaid(usage) : null);
}

function reasoningEvents(item: Item, output_index: number, plan: LabPlan): Data[] {
  const at = { item_id: item.id, output_index, summary_index: 0 };
  const text = plan.reasoning ?? "";
  const part = (whole: string) => ({ type: "summary_text", text: whole });
  return [
    { type: "response.reasoning_summary_part.added", ...at, part: part("") },
    ...piecesOf(text, plan).map((delta) => ({ type: "response.reasoning_summary_text.delta", ...at, delta })),
    { type: "response.reasoning_summary_text.done", ...at, text },
    { type: "response.reasoning_summary_part.done", ...at, part: part(text) },
  ];
}

function textEvents(item: Item, output_index: number, plan: LabPlan): Data[] {
  const at = { item_id: item.id, output_index, content_index: 0 };
  const text = plan.text ?? "";
  return [
    { type: "response.content_part.added", ...at, part: textPart("") },
    ...piecesOf(text, plan).map((delta) => ({
      type: "response.output_text.delta",
      ...at,
      delta,
      logprobs: [],
    })),
    { type: "response.output_text.done", ...at, text, logprobs: [] },
    { type: "response.content_part.done", ...at, part: textPart(text) },
  ];
}

function argumentEvents(item: Item, output_index: number, plan: LabPlan): Data[] {
  const at = { item_id: item.id, output_index };
  const text = item.arguments as string;
  return [
    ...piecesOf(text, plan).map((delta) => ({
      type: "response.function_call_arguments.delta",
      ...at,
      delta,
    })),
    { type: "response.function_call_arguments.done", ...at, arguments: text },
  ];
}

const EMPTY: Record<string, Item> = {
  message: { status: "in_progress", content: [] },
  reasoning: { summary: [] },
  function_call: { status: "in_progress", arguments: "" },
};

function itemEvents(item: Item, output_index: number, plan: LabPlan): Data[] {
  const events = { message: textEvents, reasoning: reasoningEvents, function_call: argumentEvents };
  const type = item.type as keyof typeof events;
  return [
    { type: "response.output_item.added", output_index, item: { ...item, ...EMPTY[type] } },
    ...events[type](item, output_index, plan),
    { type: "response.output_item.done", output_index, item },
  ];
}

/** The stream's events, each with its number; the last one repeats the whole answer with its usage. */
export function responseEvents(plan: LabPlan, call: LabCall): LabEvent[] {
  const items = itemsOf(plan, call);
  const opening = responseOf(plan, call, "in_progress", [], null);
  const final = wholeResponse(plan, call);
  const events: Data[] = [
    { type: "response.created", response: opening },
    { type: "response.in_progress", response: opening },
    ...items.flatMap((item, i) => itemEvents(item, i, plan)),
    { type: `response.${final.status}`, response: final },
  ];
  return events.map(({ type, ...rest }, sequence_number) => ({
    name: type,
    data: { type, sequence_number, ...rest },
    saysUsage: sequence_number === events.length - 1 && final.usage !== null,
  }));
}
