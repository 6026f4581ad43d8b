import { createHash } from "node:crypto";
import type { ResponsesRequest } from "@/lib/contract/gateway";
import type { NativeOnly } from "./native-only";

type Tool = NonNullable<ResponsesRequest["tools"]>[number];
type ToolChoice = ResponsesRequest["tool_choice"];
type ToolRequest = Pick<ResponsesRequest, "tools" | "tool_choice">;

/** A tool as the caller knows it. */
export type KnownTool = { kind: "function" | "custom"; name: string; namespace: string | null };

export type ChatTool = {
  type: "function";
  function: {
    name: string;
    description?: string;
    parameters?: Record<string, unknown>;
    strict?: boolean;
  };
};

const NAME_CHARS_MAX = 64;

/** The one name under which chat completions know a tool: a namespace has no place there. */
export function flatName(name: string, namespace: string | null): string {
  const whole = namespace === null ? name : `${namespace}__${name}`;
  if (whole.length <= NAME_CHARS_MAX) return whole;
  const digest = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  return `${whole.slice(0, NAME_CHARS_MAX - 9)}_${digest}`;
}

/** A free-text tool as a function of one string. */
function customFunction({ description, format }: Tool): Omit<ChatTool["function"], "name"> {
  const texts = [description ?? "", "Its input is plain text, not JSON; write it whole into `input`."];
  if (format?.type === "grammar")
    texts.push(`The input must match this ${format.syntax} grammar:\n${format.definition}`);
  return {
    description: texts.filter(Boolean).join("\n\n"),
    parameters: {
      type: "object",
      properties: { input: { type: "string", description: "The tool's whole input." } },
      required: ["input"],
      additionalProperties: false,
    },
  };
}

function plainFunction({ description, parameters, strict }: Tool): Omit<ChatTool["function"], "name"> {
  return {
    ...(description != null && { description }),
    ...(parameters != null && { parameters }),
    ...(strict != null && { strict }),
  };
}

const OWN_TYPES = new Set(["function", "custom", "namespace"]);
const isFree = (choice: ToolChoice) => choice == null || choice === "auto" || choice === "none";

/** A search offered beside tools of the caller's own, as Codex always does: a model that has none works with the others. */
function isDispensable(tool: Tool, beside: readonly Tool[], choice: ToolChoice): boolean {
  return (
    tool.type.startsWith("web_search") && isFree(choice) && beside.some(({ type }) => OWN_TYPES.has(type))
  );
}

/** The tools of a request as functions of chat completions, and the way back from a function's name to the caller's tool. */
export class ToolBook {
  readonly chatTools: ChatTool[] = [];
  private readonly known = new Map<string, KnownTool>();
  private readonly natives: NativeOnly;

  /** What it cannot translate it notes in `natives`. */
  constructor({ tools, tool_choice }: ToolRequest, natives: NativeOnly) {
    this.natives = natives;
    for (const [i, tool] of (tools ?? []).entries()) {
      if (isDispensable(tool, tools ?? [], tool_choice)) natives.addsInput = true;
      else this.add(tool, `tools[${i}]`, null);
    }
  }

  /** A function that the model called; one that was not offered is taken by its name. */
  toolNamed(flat: string): KnownTool {
    return this.known.get(flat) ?? { kind: "function", name: flat, namespace: null };
  }

  /** The choice in the form of chat completions; one among some tools leaves only those. */
  choose(choice: ToolChoice): { tools: ChatTool[]; choice: unknown } {
    if (choice == null || typeof choice === "string") return { tools: this.chatTools, choice };
    if (choice.type === "allowed_tools") {
      const names = new Set((choice.tools ?? []).map((tool) => tool.name ?? ""));
      const tools = this.chatTools.filter(({ function: { name } }) => names.has(this.toolNamed(name).name));
      return { tools, choice: choice.mode ?? "auto" };
    }
    if (choice.type === "function" || choice.type === "custom") {
      const named = this.chatTools.find(
        ({ function: { name } }) => this.toolNamed(name).name === choice.name,
      );
      const name = named?.function.name ?? choice.name ?? "";
      return { tools: this.chatTools, choice: { type: "function", function: { name } } };
    }
    this.natives.note("tool_choice", `A forced ${choice.type} is run by the provider`, true);
    return { tools: this.chatTools, choice: null };
  }

  private add(tool: Tool, param: string, namespace: string | null): void {
    if (tool.type === "function" && tool.name !== undefined) {
      this.learn({ kind: "function", name: tool.name, namespace }, plainFunction(tool));
    } else if (tool.type === "custom" && tool.name !== undefined) {
      this.learn({ kind: "custom", name: tool.name, namespace }, customFunction(tool));
    } else if (tool.type === "namespace" && tool.name !== undefined && namespace === null) {
      for (const [i, inner] of (tool.tools ?? []).entries())
        this.add(inner as Tool, `${param}.tools[${i}]`, tool.name);
    } else {
      this.natives.note(param, `A tool of type ${tool.type} is run by the provider`, true);
    }
  }

  private learn(tool: KnownTool, definition: Omit<ChatTool["function"], "name">): void {
    const name = flatName(tool.name, tool.namespace);
    this.known.set(name, tool);
    this.chatTools.push({ type: "function", function: { name, ...definition } });
  }
}

/** A custom tool's input out of the arguments of the function that stands for it. */
export function customInput(args: string): string {
  try {
    const { input } = JSON.parse(args) as { input?: unknown };
    return typeof input === "string" ? input : args;
  } catch {
    return args;
  }
}
