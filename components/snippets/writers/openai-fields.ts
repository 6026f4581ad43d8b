/** What OpenAI's clients take by name. Other fields go through all the same, but not past a type checker. */
export const OPENAI_FIELDS: ReadonlySet<string> = new Set([
  ...["model", "messages", "stream", "stream_options", "max_tokens", "max_completion_tokens", "n"],
  ...["temperature", "top_p", "presence_penalty", "frequency_penalty", "stop", "seed", "logprobs"],
  ...["top_logprobs", "logit_bias", "tools", "tool_choice", "parallel_tool_calls", "response_format"],
  ...["reasoning_effort", "user", "metadata"],
]);
