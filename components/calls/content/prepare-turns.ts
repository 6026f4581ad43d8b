/** Prompts and answers of every protocol as what was said by whom. What is not known is shown as JSON, never left out. */

export type Part =
  | { kind: "text"; text: string }
  | { kind: "reasoning"; text: string }
  | { kind: "image"; label: string }
  | { kind: "tool_call"; name: string; json: string }
  | { kind: "tool_result"; text: string }
  | { kind: "other"; json: string };
export type Turn = { role: string; parts: Part[] };

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Indented JSON; text that holds JSON is opened first. */
export function prettyJson(value: unknown): string {
  return JSON.stringify(typeof value === "string" ? (parse(value) ?? value) : value, null, 2) ?? "";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What was asked. */
export function preparePrompt(json: string): Turn[] {
  const body = parse(json);
  if (!isObject(body)) return fallback(json);
  const system = body.system ?? body.instructions ?? body.systemInstruction ?? body.system_instruction;
  const said = [body.messages, body.input, body.contents].find((each) => each !== undefined);
  const turns = [...(system === undefined ? [] : [toTurn({ role: "system", content: system })])];
  if (typeof said === "string") turns.push({ role: "user", parts: [{ kind: "text", text: said }] });
  else turns.push(...listOf(said).map(toTurn));
  return turns.length > 0 ? turns : fallback(json);
}

/** What was answered, each choice a turn. */
export function prepareAnswer(json: string): Turn[] {
  const body = parse(json);
  if (!isObject(body)) return fallback(json);
  if (body.error) return [{ role: "error", parts: [{ kind: "text", text: errorText(body.error) }] }];
  const choices = listOf(body.choices).map((choice) => (isObject(choice) ? choice.message : undefined));
  const candidates = listOf(body.candidates).map((each) => (isObject(each) ? each.content : undefined));
  const whole = body.content !== undefined ? [body] : [body.message];
  const turns = [...choices, ...candidates, ...listOf(body.output), ...whole]
    .filter(isObject)
    .map((each) => ({ ...toTurn(each), role: "assistant" }));
  return turns.length > 0 ? turns : fallback(json);
}

const fallback = (json: string): Turn[] => [{ role: "", parts: [{ kind: "other", json: prettyJson(json) }] }];

function errorText(error: unknown): string {
  return (isObject(error) && textOf(error.message)) || textOf(error) || prettyJson(error);
}

function toTurn(message: unknown): Turn {
  if (!isObject(message)) return { role: "user", parts: toParts(message) };
  const role = textOf(message.role) || roleOf(message);
  const content = message.content ?? message.parts ?? (message.type ? [message] : undefined);
  const said = role === "tool" ? [toolResult(content)] : toParts(content);
  const reasoning = textOf(message.reasoning_content) || textOf(message.reasoning);
  const refusal = textOf(message.refusal);
  return {
    role: role === "model" ? "assistant" : role,
    parts: [
      ...(reasoning ? [{ kind: "reasoning", text: reasoning } as Part] : []),
      ...said,
      ...(refusal ? [{ kind: "text", text: refusal } as Part] : []),
      ...listOf(message.tool_calls).filter(isObject).map(toolCall),
    ],
  };
}

/** Of the items of Responses that are no messages. */
function roleOf({ type }: Json): string {
  if (type === "function_call_output") return "tool";
  return type === "function_call" || type === "reasoning" ? "assistant" : "user";
}

function toParts(content: unknown): Part[] {
  if (typeof content === "string") return content === "" ? [] : [{ kind: "text", text: content }];
  if (isObject(content)) return Array.isArray(content.parts) ? toParts(content.parts) : [toPart(content)];
  return listOf(content).map(toPart);
}

function toPart(part: unknown): Part {
  if (typeof part === "string") return { kind: "text", text: part };
  if (!isObject(part)) return { kind: "other", json: prettyJson(part) };
  const type = textOf(part.type);
  if (typeof part.text === "string")
    return { kind: part.thought === true ? "reasoning" : "text", text: part.text };
  if (typeof part.thinking === "string") return { kind: "reasoning", text: part.thinking };
  if (typeof part.refusal === "string") return { kind: "text", text: part.refusal };
  if (type === "reasoning") return { kind: "reasoning", text: reasoningText(part) };
  return toMedia(part) ?? toTool(part, type) ?? { kind: "other", json: prettyJson(part) };
}

function reasoningText({ summary, content }: Json): string {
  const texts = [...listOf(summary), ...listOf(content)].map((each) =>
    isObject(each) ? textOf(each.text) : "",
  );
  return texts.filter(Boolean).join("\n\n") || "(not shown by the provider)";
}

const KEPT_NAME = /^\[(.+), ([\d,]+ bytes)\]$/;
const MEDIA = [
  "image_url",
  "source",
  "inlineData",
  "inline_data",
  "fileData",
  "file_data",
  "input_audio",
  "file",
];

/** Images, audio and files: their type and length, or where they are. */
function toMedia(part: Json): Part | null {
  const media = MEDIA.map((name) => part[name]).find((each) => each !== undefined);
  if (media === undefined) return null;
  const fields = isObject(media) ? Object.values(media) : [media];
  const texts = fields.filter((each) => typeof each === "string");
  const named = texts.map((text) => KEPT_NAME.exec(text)).find((match) => match !== null);
  const address = texts.find((text) => /^(https?|gs):/.test(text));
  const kind =
    textOf(part.type)
      .replace(/^input_/, "")
      .replace(/_url$/, "") || "file";
  return { kind: "image", label: named ? `${named[1]}, ${named[2]}` : (address ?? kind) };
}

function toTool(part: Json, type: string): Part | null {
  if (type === "tool_use" || type === "function_call") return toolCall(part);
  if (isObject(part.functionCall)) return toolCall(part.functionCall);
  if (type === "tool_result") return toolResult(part.content);
  if (type === "function_call_output") return toolResult(part.output);
  if (isObject(part.functionResponse)) return toolResult(part.functionResponse.response);
  return null;
}

function toolCall(call: Json): Part {
  const called = isObject(call.function) ? call.function : call;
  const given = called.arguments ?? called.input ?? called.args;
  return { kind: "tool_call", name: textOf(called.name) || "tool", json: prettyJson(given ?? {}) };
}

function toolResult(content: unknown): Part {
  if (typeof content === "string") return { kind: "tool_result", text: content };
  const parts = toParts(content);
  const isText = parts.every((part) => part.kind === "text");
  return {
    kind: "tool_result",
    text:
      isText && parts.length > 0
        ? parts.map((part) => ("text" in part ? part.text : "")).join("\n")
        : prettyJson(content),
  };
}
