type Body = Record<string, unknown>;

/** `prefix: false` is on every assistant message of Mistral's client and means nothing; OpenAI refuses to know the member. */
function withoutPrefix(message: unknown): unknown {
  if (typeof message !== "object" || message === null || !("prefix" in message)) return message;
  const { prefix, ...rest } = message as Body;
  return prefix === true ? message : rest;
}

/** A request of Mistral's own client, where its words differ from OpenAI's; the same object where they do not. */
export function inOpenAiWords(body: Body): Body {
  const { messages, random_seed, tool_choice } = body;
  const plain = Array.isArray(messages) ? messages.map(withoutPrefix) : [];
  const prefixed = plain.some((message, i) => message !== (messages as unknown[])[i]);
  if (!prefixed && random_seed === undefined && tool_choice !== "any") return body;
  const { random_seed: _, ...reworded } = body;
  if (prefixed) reworded.messages = plain;
  if (random_seed !== undefined) reworded.seed = random_seed;
  if (tool_choice === "any") reworded.tool_choice = "required";
  return reworded;
}
