import type { Block } from "../anthropic/chat-request/content";
import type { ToolConfig } from "../anthropic/chat-request/tools";
import type { Turn } from "../anthropic/chat-request/turns";

type ConverseTools = {
  /** Absent where nothing is about tools. */
  toolConfig?: Record<string, unknown>;
  /** Claude's own words for what Converse has none for. */
  fields: Record<string, unknown>;
  /** Said to the model where Converse cannot forbid. */
  instruction: Block | null;
};

function toSpec({ name, description, input_schema: json, cache_control: control }: Record<string, unknown>) {
  const spec = { toolSpec: { name, ...(description ? { description } : {}), inputSchema: { json } } };
  return control ? [spec, { cachePoint: { type: "default" } }] : [spec];
}

function usedTools(turns: Turn[]): Record<string, unknown>[] {
  const names = new Set(
    turns.flatMap(({ content }) => content.filter(({ type }) => type === "tool_use").map(({ name }) => name)),
  );
  return [...names].map((name) => ({ name, input_schema: { type: "object" } }));
}

const NO_TOOLS: Block = { type: "text", text: "Do not call any tool in this answer." };

function toChoice({ type, name }: { type: string; name?: string }): Record<string, unknown> {
  if (type === "tool") return { tool: { name } };
  return type === "any" ? { any: {} } : { auto: {} };
}

/** The tools in Converse's words. A conversation that has used tools must define them, also where none may be called any more. */
export function toConverseTools(
  { tools, tool_choice: choice }: ToolConfig,
  turns: Turn[],
  isClaude: boolean,
): ConverseTools {
  const used = usedTools(turns);
  const isForbidden = choice?.type === "none";
  const defined = tools.length > 0 && !(isForbidden && used.length === 0) ? tools : used;
  if (defined.length === 0) return { fields: {}, instruction: null };
  const specs = defined.flatMap(toSpec);
  const instruction = isForbidden || tools.length === 0 ? NO_TOOLS : null;
  if (!choice || instruction) return { toolConfig: { tools: specs }, fields: {}, instruction };
  if (choice.disable_parallel_tool_use && isClaude) {
    return { toolConfig: { tools: specs }, fields: { tool_choice: choice }, instruction };
  }
  return { toolConfig: { tools: specs, toolChoice: toChoice(choice) }, fields: {}, instruction };
}
