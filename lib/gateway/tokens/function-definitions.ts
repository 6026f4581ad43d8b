/**
 * Functions as OpenAI writes them into a prompt: a TypeScript namespace, found by many by their token counts. Descriptions are
 * kept down to the second level, objects are indented by two, types that it does not name are `any`.
 */
type Schema = {
  type?: unknown;
  description?: unknown;
  enum?: unknown;
  items?: unknown;
  properties?: unknown;
  required?: unknown;
};
export type FunctionDefinition = { name?: unknown; description?: unknown; parameters?: unknown };

const DESCRIBED_INDENT_MAX = 1;

export function writeFunctions(functions: readonly FunctionDefinition[]): string {
  const lines = ["namespace functions {", ""];
  for (const { name, description, parameters } of functions) {
    if (description) lines.push(`// ${String(description)}`);
    const members = writeMembers(asSchema(parameters), 0);
    if (members === "") lines.push(`type ${String(name)} = () => any;`);
    else lines.push(`type ${String(name)} = (_: {`, members, "}) => any;");
    lines.push("");
  }
  lines.push("} // namespace functions");
  return lines.join("\n");
}

function asSchema(value: unknown): Schema {
  return typeof value === "object" && value !== null ? value : {};
}

function writeMembers({ properties, required }: Schema, indent: number): string {
  const needed = new Set(Array.isArray(required) ? required : []);
  const margin = " ".repeat(indent);
  const lines: string[] = [];
  for (const [name, value] of Object.entries(asSchema(properties))) {
    const schema = asSchema(value);
    if (schema.description && indent <= DESCRIBED_INDENT_MAX) {
      lines.push(`${margin}// ${String(schema.description)}`);
    }
    lines.push(`${margin}${name}${needed.has(name) ? "" : "?"}: ${writeType(schema, indent)},`);
  }
  return lines.join("\n");
}

function writeType(schema: Schema, indent: number): string {
  switch (schema.type) {
    case "string":
      return writeEnum(schema.enum, JSON.stringify) ?? "string";
    case "integer":
    case "number":
      return writeEnum(schema.enum, String) ?? "number";
    case "boolean":
    case "null":
      return schema.type;
    case "array":
      return schema.items ? `${writeType(asSchema(schema.items), indent)}[]` : "any[]";
    case "object":
      return `{\n${writeMembers(schema, indent + 2)}\n${" ".repeat(indent)}}`;
    default:
      return "any";
  }
}

function writeEnum(values: unknown, write: (value: unknown) => string): string | null {
  return Array.isArray(values) ? values.map((value) => write(value)).join(" | ") : null;
}
