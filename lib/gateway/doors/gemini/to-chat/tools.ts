import type { ChatRequest, GeminiRequest, GeminiTool } from "@/lib/contract/gateway";
import type { NativeOnly } from "../../responses/native-only";
import { toJsonSchema } from "./schema";

type Declaration = NonNullable<GeminiTool["functionDeclarations"]>[number];
type ChatTool = NonNullable<ChatRequest["tools"]>[number];

function toChatTool({ name, description, parameters, parametersJsonSchema }: Declaration): ChatTool {
  const schema =
    (parametersJsonSchema as Record<string, unknown> | undefined) ?? (parameters && toJsonSchema(parameters));
  return {
    type: "function",
    function: { name, ...(description && { description }), ...(schema && { parameters: schema }) },
  };
}

function toolsOf({ tools }: Partial<GeminiRequest>, natives: NativeOnly): ChatTool[] {
  return (tools ?? []).flatMap(({ functionDeclarations = [], ...own }, i) => {
    const [name] = Object.keys(own);
    if (name !== undefined) natives.note(`tools[${i}].${name}`, "This is Google's own tool", true);
    return functionDeclarations.map(toChatTool);
  });
}

const CHOICES: Record<string, "auto" | "required" | "none"> = {
  AUTO: "auto",
  VALIDATED: "auto",
  ANY: "required",
  NONE: "none",
};

/** Chat's tools and tool choice; where only some functions are allowed, only those are offered. */
export function toChatTools(body: Partial<GeminiRequest>, natives: NativeOnly): Partial<ChatRequest> {
  const all = toolsOf(body, natives);
  const { mode, allowedFunctionNames: allowed } = body.toolConfig?.functionCallingConfig ?? {};
  const tools = allowed?.length ? all.filter((tool) => allowed.includes(tool.function?.name ?? "")) : all;
  if (tools.length === 0) return {};
  const choice = mode === undefined ? undefined : CHOICES[mode.toUpperCase()];
  const [only] = tools;
  if (choice === "required" && allowed?.length === 1 && only?.function) {
    return { tools, tool_choice: { type: "function", function: { name: only.function.name } } };
  }
  return { tools, ...(choice && { tool_choice: choice }) };
}
