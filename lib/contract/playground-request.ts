import type {
  AttachmentRef,
  ContentPart,
  PaneSetup,
  PlaygroundParameters,
  PlaygroundSetup,
  SetupMessage,
  ToolChoice,
} from "./playground-setup";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** The body of POST /v1/chat/completions. */
export type ChatBody = { [field: string]: Json | undefined; model: string; messages: Json[] };

/** Contents of attachments as data URLs, by the attachment's id. */
export type AttachmentContents = Readonly<Record<string, string>>;

/** Exactly the request that a pane sends: what goes over the wire and what "get code" shows is this one object. */
export function chatRequestOf(
  setup: PlaygroundSetup,
  pane: PaneSetup,
  contents: AttachmentContents = {},
): ChatBody {
  const system: Json[] = setup.system.trim() ? [{ role: "system", content: setup.system }] : [];
  return {
    model: pane.model,
    messages: [...system, ...pane.messages.map((message) => toMessage(message, pane, contents))],
    ...toolFields(setup, pane),
    ...formatField(setup, pane),
    ...parametersOf(pane.parameters, toolsOf(setup, pane).length > 0),
    stream: true,
    stream_options: { include_usage: true },
  };
}

function toMessage(message: SetupMessage, pane: PaneSetup, contents: AttachmentContents): Json {
  switch (message.role) {
    case "user":
      return { role: "user", content: toContent(message.content, pane, contents) };
    case "tool":
      return { role: "tool", tool_call_id: message.toolCallId, content: message.text };
    case "assistant": {
      const calls = message.toolCalls.map(({ id, name, arguments: args }) => ({
        id,
        type: "function",
        function: { name, arguments: args },
      }));
      if (calls.length === 0) return { role: "assistant", content: message.text };
      return { role: "assistant", content: message.text || null, tool_calls: calls };
    }
  }
}

/** Plain text stays a string: the form that every model and snippet takes. */
function toContent(parts: readonly ContentPart[], pane: PaneSetup, contents: AttachmentContents): Json {
  const sent = parts.filter(
    (part) => part.type === "text" || !pane.leaveOut.includes(part.type === "image" ? "images" : "files"),
  );
  if (sent.every((part) => part.type === "text")) return sent.map((part) => part.text).join("\n\n");
  return sent.map((part) => toPart(part, contents));
}

function toPart(part: ContentPart, contents: AttachmentContents): Json {
  if (part.type === "text") return { type: "text", text: part.text };
  const content = contents[part.attachment.id];
  if (content === undefined) return { type: "text", text: missingText(part.attachment) };
  if (part.type === "image") return { type: "image_url", image_url: { url: content } };
  return { type: "file", file: { filename: part.attachment.name, file_data: content } };
}

/** Stands for an attachment whose bytes are on another machine; the page refuses to send it. */
const missingText = ({ name }: AttachmentRef) => `[attachment ${name}]`;

const toolsOf = ({ tools }: PlaygroundSetup, pane: PaneSetup) =>
  pane.leaveOut.includes("tools") ? [] : tools;

/** Providers refuse a word on tool calls without tools. */
function parametersOf({ parallel_tool_calls, ...rest }: PlaygroundParameters, hasTools: boolean) {
  return hasTools && parallel_tool_calls !== undefined ? { ...rest, parallel_tool_calls } : rest;
}

function toolFields(setup: PlaygroundSetup, pane: PaneSetup) {
  const tools = toolsOf(setup, pane);
  if (tools.length === 0) return {};
  const { toolChoice } = setup;
  const functions = tools.map(({ name, description, parameters, strict }) => ({
    type: "function",
    function: {
      name,
      ...(description && { description }),
      parameters: parameters as Json,
      ...(strict && { strict }),
    },
  }));
  return { tools: functions, ...(toolChoice !== "auto" && { tool_choice: toChoice(toolChoice) }) };
}

function toChoice(choice: ToolChoice): Json {
  return typeof choice === "string" ? choice : { type: "function", function: { name: choice.name } };
}

function formatField({ responseFormat }: PlaygroundSetup, pane: PaneSetup): { response_format?: Json } {
  if (responseFormat.type === "text" || pane.leaveOut.includes("response_format")) return {};
  if (responseFormat.type === "json_object") return { response_format: { type: "json_object" } };
  const { name, strict, schema } = responseFormat;
  return { response_format: { type: "json_schema", json_schema: { name, strict, schema: schema as Json } } };
}
