import type { LabCall, LabPlan, LabUsage } from "@/lib/gateway/lab";

/** What the upstream said in one call: its own books, by which the client and our database are judged. */
export type Said = {
  tag: string;
  text: string;
  toolName: string | null;
  /** Whether the call offered any tool. */
  offered: boolean;
  stream: boolean;
  usage: LabUsage;
};

type Tool = { name: string; args: Record<string, unknown> };

const TAG = /\[\[([a-z0-9-]+)\]\]/g;
/** What a client's tool answers, in the form in which the script knows it again. */
const TOOL_RESULT = /Lisbon: 18 °C|turnpike-14133/;

/** Every object that declares a tool has a `name`, however deep its protocol puts it. */
function offeredNames(value: unknown, depth = 0): string[] {
  if (typeof value !== "object" || value === null || depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((item) => offeredNames(item, depth + 1));
  const { name, function: inner, functionDeclarations } = value as Record<string, unknown>;
  if (typeof name === "string") return [name];
  return [...offeredNames(inner, depth + 1), ...offeredNames(functionDeclarations, depth + 1)];
}

/**
 * The upstream's side of a conversation, the same in every protocol: a prompt marked [[tool…]] gets a call of the first of `tools`
 * that the client offers, its result is told back, anything else gets one sentence. Texts and figures differ from call to call.
 */
export class Conversation {
  readonly said: Said[] = [];
  private readonly tools: readonly Tool[];
  private readonly usageOf: (serial: number) => Partial<LabUsage>;
  private serial = 0;

  constructor(tools: readonly Tool[], usageOf: (serial: number) => Partial<LabUsage>) {
    this.tools = tools;
    this.usageOf = usageOf;
  }

  readonly plan = (call: LabCall): LabPlan => {
    const serial = ++this.serial;
    const tag = [...call.text.matchAll(TAG)].at(-1)?.[1] ?? "";
    const result = TOOL_RESULT.exec(call.text)?.[0];
    const offered = offeredNames(call.body.tools);
    const tool = tag.startsWith("tool") && !result && this.tools.find(({ name }) => offered.includes(name));
    const text = result
      ? `The tool said “${result}” (${serial}).`
      : `Olá, “reader” № ${serial}: this is the upstream’s own sentence.\n`;
    const plan: LabPlan = {
      usage: this.usageOf(serial),
      pieceChars: 7,
      ...(tool ? { toolCalls: [{ name: tool.name, args: tool.args }] } : { text }),
    };
    this.said.push({
      tag,
      text: tool ? "" : text,
      toolName: tool ? tool.name : null,
      offered: offered.length > 0,
      stream: call.stream,
      usage: plan.usage as LabUsage,
    });
    return plan;
  };
}
