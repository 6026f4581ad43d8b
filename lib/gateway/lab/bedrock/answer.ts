import type { LabCall } from "../lab-call";
import { finishOf, type LabFinish, type LabPlan, piecesOf, sayable, usageOf } from "../plan";
import type { LabEvent } from "../protocol";

const STOP_REASONS: Record<LabFinish, string> = {
  stop: "end_turn",
  length: "max_tokens",
  tool_calls: "tool_use",
  content_filter: "content_filtered",
  stop_sequence: "stop_sequence",
};
const METRICS = { latencyMs: 42 };

/** The input's count excludes the cache's reads and writes; the total has all. Reasoning is not said apart. */
function usageSaid(plan: LabPlan) {
  const usage = usageOf(plan);
  if (!usage) return undefined;
  sayable(usage, "bedrock", ["input", "cachedInput", "cacheWrite", "cacheWrite1h", "output"]);
  const written = usage.cacheWrite + usage.cacheWrite1h;
  const cacheDetails = [
    ...(usage.cacheWrite > 0 ? [{ ttl: "5m", inputTokens: usage.cacheWrite }] : []),
    ...(usage.cacheWrite1h > 0 ? [{ ttl: "1h", inputTokens: usage.cacheWrite1h }] : []),
  ];
  return {
    inputTokens: usage.input,
    outputTokens: usage.output,
    totalTokens: usage.input + usage.cachedInput + written + usage.output,
    cacheReadInputTokens: usage.cachedInput,
    cacheWriteInputTokens: written,
    ...(cacheDetails.length > 0 ? { cacheDetails } : {}),
  };
}

const SIGNATURE = "bGFiLXNpZ25hdHVyZQ==";

function toolUsesOf(plan: LabPlan, call: LabCall) {
  return (plan.toolCalls ?? []).map(({ id, name, args }, i) => ({
    toolUseId: id ?? `tooluse_${call.id}${i}`,
    name,
    input: args,
  }));
}

export function wholeConverse(plan: LabPlan, call: LabCall) {
  const content = [
    ...(plan.reasoning === undefined
      ? []
      : [{ reasoningContent: { reasoningText: { text: plan.reasoning, signature: SIGNATURE } } }]),
    ...(plan.text === undefined ? [] : [{ text: plan.text }]),
    ...toolUsesOf(plan, call).map((toolUse) => ({ toolUse })),
  ];
  return {
    metrics: METRICS,
    output: { message: { content, role: "assistant" } },
    stopReason: STOP_REASONS[finishOf(plan)],
    usage: usageSaid(plan),
  };
}

type Named = [name: string, data: unknown];

function blockEvents(contentBlockIndex: number, deltas: unknown[], start?: unknown): Named[] {
  return [
    ...(start ? [["contentBlockStart", { contentBlockIndex, start }] as Named] : []),
    ...deltas.map((delta): Named => ["contentBlockDelta", { contentBlockIndex, delta }]),
    ["contentBlockStop", { contentBlockIndex }],
  ];
}

/** Only a tool's block has a start; the usage is in `metadata`, after the end of the message. */
export function converseEvents(plan: LabPlan, call: LabCall): LabEvent[] {
  const blocks: { deltas: unknown[]; start?: unknown }[] = [];
  if (plan.reasoning !== undefined) {
    const texts = piecesOf(plan.reasoning, plan).map((text) => ({ reasoningContent: { text } }));
    blocks.push({ deltas: [...texts, { reasoningContent: { signature: SIGNATURE } }] });
  }
  if (plan.text !== undefined) blocks.push({ deltas: piecesOf(plan.text, plan).map((text) => ({ text })) });
  for (const { toolUseId, name, input } of toolUsesOf(plan, call)) {
    const pieces = piecesOf(JSON.stringify(input), plan);
    blocks.push({
      start: { toolUse: { toolUseId, name } },
      deltas: pieces.map((piece) => ({ toolUse: { input: piece } })),
    });
  }
  const usage = usageSaid(plan);
  const events: Named[] = [
    ["messageStart", { role: "assistant" }],
    ...blocks.flatMap(({ deltas, start }, i) => blockEvents(i, deltas, start)),
    ["messageStop", { stopReason: STOP_REASONS[finishOf(plan)] }],
    ["metadata", { metrics: METRICS, usage }],
  ];
  return events.map(([name, data]) => ({
    name,
    data,
    saysUsage: name === "metadata" && usage !== undefined,
  }));
}
