import type { ChatRequest } from "@/lib/contract/gateway";
import { ANSWER_TOOL } from "../answer-tool";
import type { ClaudeTraits } from "../claude";
import type { Block } from "./content";
import type { ToolConfig } from "./tools";

type Schema = Record<string, unknown>;

/** Bounds that Claude's grammar does not hold; it reads them in the description instead. */
const UNHELD = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
];
const BY_NAME = ["properties", "$defs", "definitions"];
const LISTS = ["anyOf", "allOf", "oneOf", "prefixItems"];

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isUnheld(name: string, value: unknown): boolean {
  return UNHELD.includes(name) || (name === "minItems" && Number(value) > 1);
}

function heldMember(name: string, value: unknown): unknown {
  if (BY_NAME.includes(name) && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, schema]) => [key, isSchema(schema) ? toHeldSchema(schema) : schema]),
    );
  }
  if (LISTS.includes(name) && Array.isArray(value)) {
    return value.map((schema) => (isSchema(schema) ? toHeldSchema(schema) : schema));
  }
  return name === "items" && isSchema(value) ? toHeldSchema(value) : value;
}

/** The same schema in the words that Claude's grammar knows: every object closed, other bounds told in the description. */
export function toHeldSchema(schema: Schema): Schema {
  const held: Schema = {};
  const told: Schema = {};
  for (const [name, value] of Object.entries(schema)) {
    if (isUnheld(name, value)) told[name] = value;
    else held[name === "oneOf" ? "anyOf" : name] = heldMember(name, value);
  }
  if (schema.type === "object" || isSchema(schema.properties)) held.additionalProperties = false;
  if (Object.keys(told).length > 0) {
    const bounds = JSON.stringify(told);
    held.description = schema.description ? `${schema.description}\n\n${bounds}` : bounds;
  }
  return held;
}

const JSON_ONLY: Block = {
  type: "text",
  text: "Answer with one JSON object and nothing else: no other words, no code fence.",
};

type Formatted = { system: Block[]; config: ToolConfig; format: Schema | null };

function byTool({ system, config }: Formatted, name: string, schema: Schema): Formatted {
  const answer = {
    name: ANSWER_TOOL,
    description: `Gives the final answer (${name}). Call it exactly once, when the answer is known.`,
    input_schema: { type: "object", ...schema },
  };
  const tools = [...config.tools, answer];
  const tool_choice = config.tools.length > 0 ? { type: "any" } : { type: "tool", name: ANSWER_TOOL };
  return { system, config: { tools, tool_choice }, format: null };
}

/**
 * The form of the answer. A schema is held by `output_config.format` from Claude 4.5 on, and by a tool that has to be called before;
 * any JSON object is asked for in words, as OpenAI has its callers do.
 */
export function toFormat(
  { response_format: wanted }: ChatRequest,
  traits: ClaudeTraits,
  plain: Omit<Formatted, "format">,
): Formatted {
  const formatted = { ...plain, format: null };
  if (wanted?.type === "json_object") return { ...formatted, system: [...plain.system, JSON_ONLY] };
  const schema = wanted?.type === "json_schema" ? wanted.json_schema?.schema : undefined;
  if (!schema) return formatted;
  if (traits.schema) return { ...formatted, format: { type: "json_schema", schema: toHeldSchema(schema) } };
  return byTool(formatted, wanted!.json_schema!.name, schema);
}
