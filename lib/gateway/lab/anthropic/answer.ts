import type { LabCall } from "../lab-call";
import { finishOf, type LabFinish, type LabPlan, type LabUsage, piecesOf, sayable, usageOf } from "../plan";
import type { LabEvent } from "../protocol";

const STOP_REASONS: Record<LabFinish, string> = {
  stop: "end_turn",
  length: "max_tokens",
  tool_calls: "tool_use",
  content_filter: "refusal",
  stop_sequence: "stop_sequence",
};

/** Anthropic's input excludes what was read from or written to the cache; thinking is part of the output. */
function inputSaid(usage: LabUsage, plan: LabPlan) {
  sayable(usage, "anthropic", ["input", "cachedInput", "cacheWrite", "cacheWrite1h", "output", "reasoning"]);
  return {
    input_tokens: usage.input,
    cache_creation_input_tokens: usage.cacheWrite + usage.cacheWrite1h,
    cache_read_input_tokens: usage.cachedInput,
    cache_creation: {
      ephemeral_5m_input_tokens: usage.cacheWrite,
      ephemeral_1h_input_tokens: usage.cacheWrite1h,
    },
    service_tier: plan.serviceTier ?? "standard",
  };
}

function outputSaid(usage: LabUsage) {
  const thinking = usage.reasoning > 0 ? { output_tokens_details: { thinking_tokens: usage.reasoning } } : {};
  return { output_tokens: usage.output + usage.reasoning, ...thinking };
}

type Block = { start: Record<string, unknown>; whole: Record<string, unknown>; deltas: unknown[] };

function blocksOf(plan: LabPlan, call: LabCall): Block[] {
  const blocks: Block[] = [];
  if (plan.reasoning !== undefined) {
    const signature = "bGFiLXNpZ25hdHVyZQ==";
    blocks.push({
      start: { type: "thinking", thinking: "", signature: "" },
      whole: { type: "thinking", thinking: plan.reasoning, signature },
      deltas: [
        ...piecesOf(plan.reasoning, plan).map((thinking) => ({ type: "thinking_delta", thinking })),
        { type: "signature_delta", signature },
      ],
    });
  }
  if (plan.text) {
    blocks.push({
      start: { type: "text", text: "" },
      whole: { type: "text", text: plan.text },
      deltas: piecesOf(plan.text, plan).map((text) => ({ type: "text_delta", text })),
    });
  }
  for (const [i, { id = `toolu_${call.id}${i}`, name, args }] of (plan.toolCalls ?? []).entries()) {
    blocks.push({
      start: { type: "tool_use", id, name, input: {} },
      whole: { type: "tool_use", id, name, input: args },
      deltas: ["", ...piecesOf(JSON.stringify(args), plan)].map((partial_json) => ({
        type: "input_json_delta",
        partial_json,
      })),
    });
  }
  return blocks;
}

function messageOf(plan: LabPlan, call: LabCall) {
  return {
    model: plan.model ?? call.body.model ?? call.params.model,
    id: plan.id ?? `msg_${call.id}`,
    type: "message",
    role: "assistant",
  };
}

function stopOf(plan: LabPlan, call: LabCall) {
  const stopped = finishOf(plan) === "stop_sequence";
  const sequences = (call.body.stop_sequences as string[] | undefined) ?? ["STOP"];
  return { stop_reason: STOP_REASONS[finishOf(plan)], stop_sequence: stopped ? sequences[0] : null };
}

export function wholeMessage(plan: LabPlan, call: LabCall) {
  const usage = usageOf(plan);
  return {
    ...messageOf(plan, call),
    content: blocksOf(plan, call).map(({ whole }) => whole),
    ...stopOf(plan, call),
    ...(usage ? { usage: { ...inputSaid(usage, plan), ...outputSaid(usage) } } : {}),
  };
}

/** `message_start` says the input and a first count of the output, `message_delta` the cumulative figures. */
export function messageEvents(plan: LabPlan, call: LabCall): LabEvent[] {
  const usage = usageOf(plan);
  const opening = {
    ...messageOf(plan, call),
    content: [],
    stop_reason: null,
    stop_sequence: null,
    ...(usage ? { usage: { ...inputSaid(usage, plan), output_tokens: Math.min(1, usage.output) } } : {}),
  };
  const events: { type: string; [member: string]: unknown }[] = [{ type: "message_start", message: opening }];
  for (const [index, { start, deltas }] of blocksOf(plan, call).entries()) {
    events.push({ type: "content_block_start", index, content_block: start });
    if (index === 0) events.push({ type: "ping" });
    for (const delta of deltas) events.push({ type: "content_block_delta", index, delta });
    events.push({ type: "content_block_stop", index });
  }
  const {
    cache_creation: _,
    service_tier: __,
    ...cumulative
  } = usage ? inputSaid(usage, plan) : ({} as never);
  const closing = {
    type: "message_delta",
    delta: stopOf(plan, call),
    usage: usage ? { ...cumulative, ...outputSaid(usage) } : undefined,
  };
  return [
    ...events.map((data) => ({ name: data.type, data })),
    { name: "message_delta", data: closing, saysUsage: usage !== null },
    { name: "message_stop", data: { type: "message_stop" } },
  ];
}
