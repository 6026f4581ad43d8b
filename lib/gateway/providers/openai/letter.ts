type Members = Record<string, unknown>;
type Choice = { finish_reason?: string | null; delta?: Members; message?: Members };

/** Members that hosts send as null where OpenAI's specification has them left out. */
const NO_NULLS_ABOVE = ["system_fingerprint"];
const NO_NULLS_SAID = ["role", "tool_calls", "function_call", "annotations"];
const NO_NULLS_USED = ["prompt_tokens_details", "completion_tokens_details"];
const TIERS: ReadonlySet<unknown> = new Set(["auto", "default", "flex", "scale", "priority", "fast"]);

/** Why an answer ended, in other hosts' words. */
const FINISHES: Record<string, string> = {
  eos: "stop",
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_length: "length",
  insufficient_system_resource: "length",
  tool_use: "tool_calls",
  safety: "content_filter",
  error: "stop",
};
const OWN_FINISHES: ReadonlySet<unknown> = new Set([
  "stop",
  "length",
  "tool_calls",
  "content_filter",
  "function_call",
]);

/** In plain sight, where a loop over names takes several times as long: this is on the path of every chunk. */
function saysNull({ role, tool_calls, function_call, annotations }: Members): boolean {
  return role === null || tool_calls === null || function_call === null || annotations === null;
}

function usesNull({ prompt_tokens_details, completion_tokens_details }: Members): boolean {
  return prompt_tokens_details === null || completion_tokens_details === null;
}

function without(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(
    Object.entries(members).filter(([name, value]) => value !== null || !names.includes(name)),
  );
}

type Said = Members & { choices?: readonly Choice[] };

/** Whether a choice is in OpenAI's words and has nothing as null that its specification does not. */
function isChoiceToLetter({ finish_reason, delta, message }: Choice): boolean {
  if (finish_reason != null && !OWN_FINISHES.has(finish_reason)) return false;
  const said = delta ?? message;
  return !said || !saysNull(said);
}

/** Whether an answer, or a chunk of one, is as OpenAI's specification has it but for what it leaves out. */
export function isToLetter(said: Said): boolean {
  if (said.system_fingerprint === null) return false;
  if (said.service_tier != null && !TIERS.has(said.service_tier)) return false;
  if (said.usage != null && usesNull(said.usage as Members)) return false;
  for (const choice of said.choices ?? []) if (!isChoiceToLetter(choice)) return false;
  return true;
}

function choiceToLetter<C extends Choice>(choice: C): C {
  const { finish_reason, delta, message } = choice;
  return {
    ...choice,
    ...(finish_reason != null &&
      !OWN_FINISHES.has(finish_reason) && { finish_reason: FINISHES[finish_reason] ?? "stop" }),
    ...(delta && { delta: without(delta, NO_NULLS_SAID) }),
    ...(message && { message: without(message, NO_NULLS_SAID) }),
  };
}

/** The same to the letter: foreign words translated, forbidden nulls and unknown tiers left out. */
export function toLetter<S extends Said>(said: S): S {
  const { service_tier: tier, ...rest } = without(said, NO_NULLS_ABOVE);
  const usage = said.usage == null ? null : without(said.usage as Members, NO_NULLS_USED);
  return {
    ...rest,
    ...(tier !== undefined && (tier === null || TIERS.has(tier)) && { service_tier: tier }),
    ...(usage && { usage }),
    ...(said.choices && { choices: said.choices.map(choiceToLetter) }),
  } as unknown as S;
}
