import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";

export type ToolChoice = { type: string; name?: string; disable_parallel_tool_use?: boolean };
export type ToolConfig = { tools: Record<string, unknown>[]; tool_choice?: ToolChoice };
type Tool = NonNullable<ChatRequest["tools"]>[number];

function toTool(tool: Tool, i: number): Record<string, unknown> {
  const named = tool.function;
  if (tool.type !== "function" || !named) {
    throw new AppError("unsupported_parameter", "This model's provider takes tools of type function only.", {
      param: `tools[${i}].type`,
    });
  }
  const control = tool.cache_control ?? named.cache_control;
  return {
    name: named.name,
    ...(named.description && { description: named.description }),
    input_schema: { type: "object", properties: {}, ...named.parameters },
    ...(control ? { cache_control: control } : {}),
  };
}

function toChoice(choice: ChatRequest["tool_choice"]): ToolChoice | undefined {
  if (choice == null) return undefined;
  if (choice === "required") return { type: "any" };
  if (typeof choice === "string") return { type: choice };
  if (choice.type === "function" && choice.function) return { type: "tool", name: choice.function.name };
  throw new AppError("unsupported_parameter", "This model's provider cannot choose tools so.", {
    param: "tool_choice",
  });
}

/** The tools and how they may be used; none without tools. */
export function toToolConfig(body: ChatRequest): ToolConfig {
  const tools = (body.tools ?? []).map(toTool);
  if (tools.length === 0) return { tools };
  const choice = toChoice(body.tool_choice);
  if (body.parallel_tool_calls !== false || choice?.type === "none") {
    return { tools, ...(choice && { tool_choice: choice }) };
  }
  return { tools, tool_choice: { ...(choice ?? { type: "auto" }), disable_parallel_tool_use: true } };
}

/** Whether the model has to call a tool: it cannot think first then. */
export function isForced({ tool_choice: choice }: ToolConfig): boolean {
  return choice?.type === "any" || choice?.type === "tool";
}
