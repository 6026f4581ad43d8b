import type { SandboxChoice, SandboxPlan } from "./plan";

export type SandboxUsage = {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details: { cached_tokens: number; audio_tokens: number };
  completion_tokens_details: { reasoning_tokens: number; audio_tokens: number };
};

export function usageOf(plan: SandboxPlan, promptTokens: number): SandboxUsage {
  let completion = 0;
  let reasoning = 0;
  for (const choice of plan.choices) {
    reasoning += choice.reasoning.length;
    completion += choice.reasoning.length + choice.content.length + (choice.tool?.arguments.length ?? 0);
  }
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completion,
    total_tokens: promptTokens + completion,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: reasoning, audio_tokens: 0 },
  };
}

function messageOf({ reasoning, content, tool }: SandboxChoice) {
  return {
    role: "assistant",
    content: tool ? null : content.join(""),
    refusal: null,
    ...(reasoning.length > 0 ? { reasoning_content: reasoning.join("") } : {}),
    ...(tool
      ? {
          tool_calls: [
            {
              id: tool.id,
              type: "function",
              function: { name: tool.name, arguments: tool.arguments.join("") },
            },
          ],
        }
      : {}),
  };
}

export function writeBody(plan: SandboxPlan, createdSeconds: number, usage: SandboxUsage | null): string {
  return JSON.stringify({
    id: plan.id,
    object: "chat.completion",
    created: createdSeconds,
    model: plan.model,
    choices: plan.choices.map((choice) => ({
      index: choice.index,
      message: messageOf(choice),
      logprobs: null,
      finish_reason: choice.finish,
    })),
    ...(usage ? { usage } : {}),
    system_fingerprint: "fp_sandbox",
  });
}

type Delta = Record<string, unknown>;

function* deltasOf({ reasoning, content, tool }: SandboxChoice): Generator<Delta> {
  for (const text of reasoning) yield { reasoning_content: text };
  for (const text of content) yield { content: text };
  if (!tool) return;
  yield {
    tool_calls: [{ index: 0, id: tool.id, type: "function", function: { name: tool.name, arguments: "" } }],
  };
  for (const text of tool.arguments) yield { tool_calls: [{ index: 0, function: { arguments: text } }] };
}

/** The stream's events as upstream bytes: the choices in turn, token by token, then the usage, then the end mark. */
export function* writeEvents(
  plan: SandboxPlan,
  createdSeconds: number,
  usage: SandboxUsage | null,
  includeUsage: boolean,
): Generator<string> {
  const head = { id: plan.id, object: "chat.completion.chunk", created: createdSeconds, model: plan.model };
  const event = (choices: unknown[], value: SandboxUsage | null) =>
    `data: ${JSON.stringify({
      ...head,
      system_fingerprint: "fp_sandbox",
      choices,
      ...(includeUsage && usage ? { usage: value } : {}),
    })}\n\n`;
  const chunk = (index: number, delta: Delta, finish: string | null) =>
    event([{ index, delta, logprobs: null, finish_reason: finish }], null);
  for (const choice of plan.choices) {
    yield chunk(choice.index, { role: "assistant", content: choice.tool ? null : "" }, null);
    for (const delta of deltasOf(choice)) yield chunk(choice.index, delta, null);
    yield chunk(choice.index, {}, choice.finish);
  }
  if (includeUsage && usage) yield event([], usage);
  yield "data: [DONE]\n\n";
}
