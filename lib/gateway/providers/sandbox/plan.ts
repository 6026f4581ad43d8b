import { createHash } from "node:crypto";
import type { ChatRequest } from "@/lib/contract/gateway";
import { tokenTexts } from "../../tokens/encoding";
import type { SandboxModel } from "./models";
import { SeededDice, writeProse } from "./prose";
import { SchemaInstance } from "./schema-instance";

export type SandboxChoice = {
  index: number;
  /** Texts of the tokens, in order. */
  reasoning: string[];
  content: string[];
  tool: { id: string; name: string; arguments: string[] } | null;
  finish: "stop" | "length" | "tool_calls";
};

export type SandboxPlan = { id: string; model: string; choices: SandboxChoice[] };

type Message = ChatRequest["messages"][number];
type Tool = NonNullable<ChatRequest["tools"]>[number];

function textOf(message: Message | undefined): string {
  if (typeof message?.content === "string") return message.content;
  if (!Array.isArray(message?.content)) return "";
  return message.content.flatMap((part) => (typeof part.text === "string" ? [part.text] : [])).join(" ");
}

function toolToCall(body: ChatRequest): NonNullable<Tool["function"]> | null {
  const last = body.messages.at(-1);
  const choice = body.tool_choice;
  if (choice === "none" || last?.role === "tool" || last?.role === "function") return null;
  const functions = (body.tools ?? []).flatMap((tool) => (tool.function ? [tool.function] : []));
  const forced = typeof choice === "object" && choice !== null ? choice.function?.name : undefined;
  return functions.find((one) => one.name === forced) ?? functions[0] ?? null;
}

function contentOf(body: ChatRequest, model: SandboxModel, dice: SeededDice): string {
  const format = body.response_format;
  if (format?.type === "json_schema") {
    return JSON.stringify(new SchemaInstance(format.json_schema?.schema ?? {}, dice).make());
  }
  if (format?.type === "json_object") return JSON.stringify({ answer: writeProse(dice, [1, 1]) });
  const last = body.messages.at(-1);
  if (model.echoes) return textOf(body.messages.findLast((message) => message.role === "user") ?? last);
  if (last?.role === "tool") return `The tool answered: ${textOf(last).slice(0, 200)}`;
  return writeProse(dice, model.sentences);
}

function upToStop(text: string, stop: ChatRequest["stop"]): string {
  const marks = typeof stop === "string" ? [stop] : (stop ?? []);
  const cuts = marks
    .filter(Boolean)
    .map((mark) => text.indexOf(mark))
    .filter((at) => at >= 0);
  return cuts.length > 0 ? text.slice(0, Math.min(...cuts)) : text;
}

function planChoice(body: ChatRequest, model: SandboxModel, index: number, tokenizer: string): SandboxChoice {
  const { seed, messages, tools } = body;
  const dice = new SeededDice(JSON.stringify([body.model, seed ?? 0, index, messages, tools ?? null]));
  const bound = body.max_completion_tokens ?? body.max_tokens ?? Number.MAX_SAFE_INTEGER;
  const thought = model.reasons ? tokenTexts(tokenizer, writeProse(dice, [2, 4])) : [];
  const reasoning = thought.slice(0, bound);
  const left = bound - reasoning.length;
  const tool = toolToCall(body);
  if (tool) {
    const made = JSON.stringify(new SchemaInstance(tool.parameters ?? { type: "object" }, dice).make());
    const args = tokenTexts(tokenizer, made);
    const id = `call_${createHash("sha256").update(`${index}${made}`).digest("hex").slice(0, 24)}`;
    const call = { id, name: tool.name, arguments: args.slice(0, left) };
    return {
      index,
      reasoning,
      content: [],
      tool: call,
      finish: args.length > left ? "length" : "tool_calls",
    };
  }
  const content = tokenTexts(tokenizer, upToStop(contentOf(body, model, dice), body.stop));
  const finish = content.length > left ? "length" : "stop";
  return { index, reasoning, content: content.slice(0, left), tool: null, finish };
}

/** All that a sandbox model will say to a request, decided before the first byte: the same every time. */
export function planAnswer(body: ChatRequest, model: SandboxModel, tokenizer: string): SandboxPlan {
  const id = `chatcmpl-${createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 24)}`;
  const choices = Array.from({ length: body.n ?? 1 }, (_, index) =>
    planChoice(body, model, index, tokenizer),
  );
  return { id, model: body.model, choices };
}
