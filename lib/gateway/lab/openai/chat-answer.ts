import type { LabCall } from "../lab-call";
import { finishOf, type LabFinish, type LabPlan, piecesOf, usageOf } from "../plan";
import type { LabEvent } from "../protocol";
import { type ChatDialect, chatUsage } from "./chat-usage";

const FINISH_REASONS: Record<LabFinish, string> = {
  stop: "stop",
  length: "length",
  tool_calls: "tool_calls",
  content_filter: "content_filter",
  stop_sequence: "stop",
};
const CREATED = 1_790_000_000;

type Delta = Record<string, unknown>;

function toolCallsOf(plan: LabPlan, call: LabCall) {
  return plan.toolCalls?.map(({ id, name, args }, i) => ({
    id: id ?? `call_${call.id}${i}`,
    type: "function",
    function: { name, arguments: JSON.stringify(args) },
  }));
}

const choicesAsked = (call: LabCall) => (call.body.n as number | null | undefined) ?? 1;

function head(plan: LabPlan, call: LabCall, object: string) {
  return {
    id: plan.id ?? `chatcmpl-${call.id}`,
    object,
    created: CREATED,
    model: plan.model ?? call.body.model ?? call.params.deployment,
  };
}

function tail(plan: LabPlan) {
  return { service_tier: plan.serviceTier ?? "default", system_fingerprint: "fp_lab" };
}

export function wholeChat(plan: LabPlan, call: LabCall, dialect: ChatDialect) {
  const usage = usageOf(plan);
  const message = {
    role: "assistant",
    content: plan.text ?? (plan.toolCalls ? null : ""),
    ...(plan.reasoning === undefined ? {} : { reasoning_content: plan.reasoning }),
    refusal: null,
    tool_calls: toolCallsOf(plan, call),
    annotations: [],
  };
  const said = usage ? chatUsage(usage, dialect) : undefined;
  return {
    ...head(plan, call, "chat.completion"),
    choices: Array.from({ length: choicesAsked(call) }, (_, index) => ({
      index,
      message,
      logprobs: null,
      finish_reason: FINISH_REASONS[finishOf(plan)],
    })),
    usage: said,
    ...(dialect === "groq" ? { x_groq: { id: call.id } } : {}),
    ...tail(plan),
  };
}

/** The deltas of one choice: role, reasoning, text, then each tool call with its arguments in pieces. */
function deltasOf(plan: LabPlan, call: LabCall): Delta[] {
  const deltas: Delta[] = [{ role: "assistant", content: "", refusal: null }];
  for (const piece of piecesOf(plan.reasoning ?? "", plan)) deltas.push({ reasoning_content: piece });
  for (const content of piecesOf(plan.text ?? "", plan)) deltas.push({ content });
  for (const [index, { id, type, function: named }] of (toolCallsOf(plan, call) ?? []).entries()) {
    deltas.push({ tool_calls: [{ index, id, type, function: { name: named.name, arguments: "" } }] });
    for (const piece of piecesOf(named.arguments, plan)) {
      deltas.push({ tool_calls: [{ index, function: { arguments: piece } }] });
    }
  }
  return deltas;
}

/** Whether the stream was asked to say its usage: without that OpenAI does not. */
const saysUsage = (call: LabCall) =>
  (call.body.stream_options as { include_usage?: boolean } | null | undefined)?.include_usage === true;

export function chatEvents(plan: LabPlan, call: LabCall, dialect: ChatDialect): LabEvent[] {
  const asked = saysUsage(call);
  const usage = usageOf(plan);
  const chunk = (choices: unknown[], more: Record<string, unknown> = {}) => ({
    ...head(plan, call, "chat.completion.chunk"),
    ...tail(plan),
    choices,
    ...(asked && dialect === "openai" ? { usage: null } : {}),
    ...more,
  });
  const events: LabEvent[] = [];
  for (let index = 0; index < choicesAsked(call); index++) {
    for (const delta of deltasOf(plan, call)) {
      events.push({ data: chunk([{ index, delta, logprobs: null, finish_reason: null }]) });
    }
    const end = { index, delta: {}, logprobs: null, finish_reason: FINISH_REASONS[finishOf(plan)] };
    // Groq says its usage in the last chunk's x_groq, asked or not.
    const groq =
      dialect === "groq" && usage ? { x_groq: { id: call.id, usage: chatUsage(usage, dialect) } } : {};
    events.push({ data: chunk([end], groq), saysUsage: "x_groq" in groq });
  }
  if (asked && usage && dialect !== "groq") {
    events.push({ data: chunk([], { usage: chatUsage(usage, dialect) }), saysUsage: true });
  }
  return events;
}
