import type { ChatBody, Json } from "@/lib/contract/playground-request";

type Fields = { [name: string]: Json | undefined };

/** A message of a chat as it is read here; the gateway has checked it, or will. */
export type ChatMessage = {
  role: string;
  content: string | null | Fields[];
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
  tool_call_id?: string;
};

export type ChatTool = {
  function: { name: string; description?: string; parameters?: Json; strict?: boolean };
};

export const chatMessages = ({ messages }: ChatBody) => messages as unknown as ChatMessage[];
export const chatTools = ({ tools }: ChatBody) => (tools ?? []) as unknown as ChatTool[];

/** The name in `{type: "function", function: {name}}`; null for the words. */
export function forcedTool({ tool_choice: choice }: ChatBody): string | null {
  const named = choice as { function?: { name?: string } } | string | null | undefined;
  return typeof named === "object" ? (named?.function?.name ?? null) : null;
}

export type JsonSchemaFormat = { name?: string; strict?: boolean; schema?: Json };

/** The schema that the answer is to follow; null when there is none. */
export function schemaFormat({ response_format: format }: ChatBody): JsonSchemaFormat | null {
  const said = format as { type?: string; json_schema?: JsonSchemaFormat } | undefined;
  return said?.type === "json_schema" ? (said.json_schema ?? null) : null;
}

/** What a model wrote as the arguments of a call; null where it is not JSON of an object. */
export function parsedArguments(text: string): { [name: string]: Json } | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as { [name: string]: Json }) : null;
  } catch {
    return null;
  }
}
