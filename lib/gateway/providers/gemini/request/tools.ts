import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";

type Json = Record<string, unknown>;
type ChatTool = NonNullable<ChatRequest["tools"]>[number];
type AllowedTools = { mode?: string; tools?: { function?: { name?: string }; name?: string }[] };

function declarationOf(tool: ChatTool, param: string): Json {
  if (tool.type !== "function" || !tool.function) {
    throw new AppError("unsupported_parameter", `Gemini has no tools of type ${JSON.stringify(tool.type)}.`, {
      param: `${param}.type`,
    });
  }
  const { name, description, parameters } = tool.function;
  // JSON schema as it is: Google's older `parameters` knows a part of it only.
  return {
    name,
    ...(description && { description }),
    ...(parameters && Object.keys(parameters).length > 0 && { parametersJsonSchema: parameters }),
  };
}

function allowedNames({ tools = [] }: AllowedTools): string[] {
  return tools.flatMap((tool) => tool.function?.name ?? tool.name ?? []);
}

function callingConfig(choice: NonNullable<ChatRequest["tool_choice"]>): Json {
  if (choice === "none") return { mode: "NONE" };
  if (choice === "auto") return { mode: "AUTO" };
  if (choice === "required") return { mode: "ANY" };
  const allowed = choice.allowed_tools as AllowedTools | undefined;
  if (choice.type === "allowed_tools" && allowed) {
    const mode = allowed.mode === "required" ? "ANY" : "VALIDATED";
    return { mode, allowedFunctionNames: allowedNames(allowed) };
  }
  const name = choice.function?.name;
  if (choice.type === "function" && name) return { mode: "ANY", allowedFunctionNames: [name] };
  throw new AppError("unsupported_parameter", "Gemini has no such tool choice.", { param: "tool_choice" });
}

/** Chat's tools, tool choice and web search as Gemini takes them. */
export function toGeminiTools({ tools, tool_choice: choice, ...body }: ChatRequest): Json {
  const functionDeclarations = (tools ?? []).map((tool, i) => declarationOf(tool, `tools[${i}]`));
  const all: Json[] = functionDeclarations.length > 0 ? [{ functionDeclarations }] : [];
  if ((body as { web_search_options?: unknown }).web_search_options) all.push({ googleSearch: {} });
  if (all.length === 0) return {};
  const hasChoice = choice != null && functionDeclarations.length > 0;
  return { tools: all, ...(hasChoice && { toolConfig: { functionCallingConfig: callingConfig(choice) } }) };
}
