import type { ChatRequest, ResponsesRequest } from "@/lib/contract/gateway";
import { asContent, type ChatPart, joinTexts, toChatParts } from "./content";
import type { NativeOnly } from "./native-only";
import { unseal } from "./sealed-reasoning";
import { flatName } from "./tool-book";

type Message = ChatRequest["messages"][number];
type Item = Exclude<NonNullable<ResponsesRequest["input"]>, string>[number];
type ToolCall = NonNullable<Message["tool_calls"]>[number];

const OUTPUTS = new Set(["function_call_output", "custom_tool_call_output"]);

/** What the model said between two inputs: here several items, in chat completions one message. */
class AssistantTurn {
  text: string | null = null;
  refusal: string | null = null;
  reasoning = "";
  readonly details: unknown[] = [];
  readonly toolCalls: ToolCall[] = [];

  /** Reasoning goes back only with the calls that it led to: that is where models need it. */
  message(): Message | null {
    if (this.text === null && this.refusal === null && this.toolCalls.length === 0) return null;
    const message: Message = { role: "assistant", content: this.text };
    if (this.refusal !== null) message.refusal = this.refusal;
    if (this.toolCalls.length === 0) return message;
    message.tool_calls = this.toolCalls;
    if (this.reasoning) message.reasoning_content = this.reasoning;
    if (this.details.length > 0) message.reasoning_details = this.details;
    return message;
  }
}

/** Input items as messages of a chat completion. */
class MessageList {
  readonly messages: Message[] = [];
  private turn: AssistantTurn | null = null;
  /** What tools showed: a tool's message has room for text only, so it follows as the user's. */
  private shown: ChatPart[] = [];
  private readonly natives: NativeOnly;

  constructor(natives: NativeOnly) {
    this.natives = natives;
  }

  add(item: Item, param: string): void {
    const type = item.type ?? (item.role === undefined ? "item_reference" : "message");
    if (type === "message") this.addMessage(item, param);
    else if (type === "function_call") this.addCall(item, String(item.arguments ?? "{}"));
    else if (type === "custom_tool_call") this.addCall(item, JSON.stringify({ input: item.input ?? "" }));
    else if (OUTPUTS.has(type)) this.addOutput(item, param);
    else if (type === "reasoning") this.addReasoning(item, param);
    else this.natives.note(param, `An item of type ${type} is kept or made by the provider`, true);
  }

  end(): Message[] {
    this.closeTurn();
    this.closeShown();
    return this.messages;
  }

  private closeTurn(): void {
    const message = this.turn?.message();
    if (message) this.messages.push(message);
    this.turn = null;
  }

  private closeShown(): void {
    if (this.shown.length > 0) this.messages.push({ role: "user", content: this.shown });
    this.shown = [];
  }

  private openTurn(): AssistantTurn {
    this.closeShown();
    this.turn ??= new AssistantTurn();
    return this.turn;
  }

  private addMessage(item: Item, param: string): void {
    const parts = toChatParts(item.content, `${param}.content`, this.natives);
    if (item.role === "assistant") {
      this.addSaid(parts);
      return;
    }
    this.closeTurn();
    this.closeShown();
    const role = item.role ?? "user";
    const content = role === "user" ? asContent(parts) : joinTexts(parts, "\n\n");
    this.messages.push({ role, content });
  }

  private addSaid(parts: ChatPart[]): void {
    // A second message of the model's is one of its own, unless its calls are still to be answered.
    if (this.turn && this.turn.text !== null && this.turn.toolCalls.length === 0) this.closeTurn();
    const turn = this.openTurn();
    const refusals = parts.flatMap((part) => (part.type === "refusal" ? [part.refusal as string] : []));
    if (refusals.length > 0) turn.refusal = refusals.join("");
    if (refusals.length < parts.length || parts.length === 0)
      turn.text = (turn.text ?? "") + joinTexts(parts, "");
  }

  private addCall(item: Item, args: string): void {
    const name = flatName(item.name ?? "", item.namespace ?? null);
    this.openTurn().toolCalls.push({
      id: item.call_id ?? item.id ?? "",
      type: "function",
      function: { name, arguments: args },
      ...(item.extra_content !== undefined && { extra_content: item.extra_content }),
    });
  }

  private addOutput(item: Item, param: string): void {
    this.closeTurn();
    const parts = toChatParts(item.output, `${param}.output`, this.natives);
    const texts = parts.filter(({ type }) => type === "text");
    const others = parts.filter(({ type }) => type !== "text");
    const content = texts.length > 0 ? asContent(texts) : others.length > 0 ? "See the next message." : "";
    this.messages.push({ role: "tool", tool_call_id: item.call_id ?? "", content });
    this.shown.push(...others);
  }

  private addReasoning(item: Item, param: string): void {
    const said = toChatParts(item.content ?? [], `${param}.content`, this.natives);
    const parts = said.length > 0 ? said : toChatParts(item.summary, `${param}.summary`, this.natives);
    const turn = this.openTurn();
    turn.details.push(...(unseal(item.encrypted_content) ?? []));
    turn.reasoning = [turn.reasoning, joinTexts(parts, "\n\n")].filter(Boolean).join("\n\n");
  }
}

/** The conversation that a request asks to go on with, as messages of a chat completion. */
export function toMessages({ instructions, input }: ResponsesRequest, natives: NativeOnly): Message[] {
  const list = new MessageList(natives);
  if (instructions) list.messages.push({ role: "system", content: instructions });
  if (typeof input === "string") list.messages.push({ role: "user", content: input });
  else for (const [i, item] of (input ?? []).entries()) list.add(item, `input[${i}]`);
  return list.end();
}
