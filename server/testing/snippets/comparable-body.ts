import type { CodeClientId } from "@/components/snippets/code-clients";
import { messagesRequestSchema } from "@/lib/contract/gateway";
import type { ChatBody } from "@/lib/contract/playground-request";
import { toChatRequest } from "@/lib/gateway/doors/messages/to-chat";
import { NativeOnly } from "@/lib/gateway/doors/responses/native-only";

type Message = {
  content?: unknown;
  tool_calls?: { function: { arguments: string } }[];
};

/** What the Messages API has no word for; `notes` of the snippet says so. */
const NOT_IN_MESSAGES = [
  "top_k",
  "presence_penalty",
  "frequency_penalty",
  "seed",
  "logprobs",
  "top_logprobs",
];

/** A body field by field, where a client may say the same in another way: only the ways that are listed here. */
export function comparable(id: CodeClientId, sent: ChatBody): Record<string, unknown> {
  const body: Record<string, unknown> = JSON.parse(JSON.stringify(sent));
  if (id === "typescript-ai-sdk") {
    // Says the default out loud.
    if (body.tools && body.tool_choice === undefined) body.tool_choice = "auto";
    body.messages = sent.messages.map(withParsedArguments);
  }
  if (id === "python-anthropic") return comparableAsMessages(body);
  return body;
}

/** A body of the Messages API as the gateway itself reads it: a chat. */
export function asChat(received: Record<string, unknown>): Record<string, unknown> {
  const natives = new NativeOnly();
  const chat = toChatRequest(messagesRequestSchema.parse(received), natives);
  if (natives.first) throw new Error(`only Anthropic takes ${JSON.stringify(natives.first)}`);
  return comparableAsMessages(JSON.parse(JSON.stringify(chat)));
}

function comparableAsMessages(body: Record<string, unknown>): Record<string, unknown> {
  for (const name of [...NOT_IN_MESSAGES, "stream_options"]) delete body[name];
  const { max_completion_tokens: bound, response_format: format, tools, messages, ...rest } = body;
  return {
    ...rest,
    // Without a bound the snippet has to name one.
    max_tokens: bound ?? rest.max_tokens ?? 4_096,
    messages: (messages as Message[]).map(withParsedArguments),
    ...(tools ? { tools: (tools as never[]).map(withoutStrict) } : {}),
    // The Messages API names no schema.
    ...(format ? { schema: (format as { json_schema: { schema: unknown } }).json_schema.schema } : {}),
  };
}

function withoutStrict(tool: { function: { strict?: boolean } }) {
  const { strict: _, ...definition } = tool.function;
  return { ...tool, function: definition };
}

/** Arguments travel as objects in both: how they were spaced is not kept. */
function withParsedArguments(message: unknown) {
  const { tool_calls: calls, ...rest } = message as Message;
  if (!calls) return rest;
  const read = calls.map((call) => ({
    ...call,
    function: { ...call.function, arguments: JSON.parse(call.function.arguments) },
  }));
  return { ...rest, tool_calls: read };
}
