import type { ChunkChoice, ChunkValue } from "../providers/chunk";

type ToolCall = { id: string | null; name: string; arguments: string[] };
type Choice = { texts: Map<string, string[]>; tools: Map<number, ToolCall>; finish: string | null };
type ToolDelta = { index?: number; id?: string; function?: { name?: string; arguments?: string } };

/** The parts of a message that come in pieces, in any provider's words for reasoning. */
const TEXTS = ["content", "reasoning_content", "reasoning", "refusal"];

/** Puts a stream together as the chat completion that it amounts to. */
export class StreamedAnswer {
  private readonly choices = new Map<number, Choice>();

  /** Bytes of text that the chunk brought. */
  add(value: ChunkValue): number {
    let bytes = 0;
    for (const choice of value.choices ?? []) bytes += this.addChoice(choice);
    return bytes;
  }

  toCompletion(): unknown {
    const choices = [...this.choices].map(([index, choice]) => ({
      index,
      message: { role: "assistant", ...toMessage(choice) },
      finish_reason: choice.finish,
    }));
    return { object: "chat.completion", choices };
  }

  private addChoice({ index = 0, delta, finish_reason }: ChunkChoice): number {
    let choice = this.choices.get(index);
    if (!choice) {
      choice = { texts: new Map(), tools: new Map(), finish: null };
      this.choices.set(index, choice);
    }
    if (finish_reason) choice.finish = finish_reason;
    let bytes = 0;
    for (const name of TEXTS) {
      const text = delta?.[name];
      if (typeof text !== "string" || text === "") continue;
      const pieces = choice.texts.get(name);
      if (pieces) pieces.push(text);
      else choice.texts.set(name, [text]);
      bytes += Buffer.byteLength(text);
    }
    const tools = delta?.tool_calls;
    if (Array.isArray(tools)) for (const tool of tools as ToolDelta[]) bytes += addTool(choice, tool);
    return bytes;
  }
}

function addTool({ tools }: Choice, { index = 0, id, function: called }: ToolDelta): number {
  let tool = tools.get(index);
  if (!tool) {
    tool = { id: null, name: "", arguments: [] };
    tools.set(index, tool);
  }
  if (id) tool.id = id;
  if (called?.name) tool.name = called.name;
  if (!called?.arguments) return 0;
  tool.arguments.push(called.arguments);
  return Buffer.byteLength(called.arguments);
}

function toMessage({ texts, tools }: Choice): Record<string, unknown> {
  const message: Record<string, unknown> = {};
  for (const [name, pieces] of texts) message[name] = pieces.join("");
  if (tools.size > 0) {
    message.tool_calls = [...tools.values()].map(({ id, name, arguments: pieces }) => ({
      id,
      type: "function",
      function: { name, arguments: pieces.join("") },
    }));
  }
  return message;
}
