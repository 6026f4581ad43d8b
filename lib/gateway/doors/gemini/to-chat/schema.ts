type Json = Record<string, unknown>;

const COUNTS = ["minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"];
const isSchema = (value: unknown): value is Json => typeof value === "object" && value !== null;

function typeOf({ type, nullable }: Json): unknown {
  if (typeof type !== "string" || type === "TYPE_UNSPECIFIED") return undefined;
  return nullable === true ? [type.toLowerCase(), "null"] : type.toLowerCase();
}

/** Google's Schema (types in capitals, counts as strings, `nullable`) as JSON schema. */
export function toJsonSchema(schema: Json): Json {
  const { type: _, nullable, properties, items, anyOf, propertyOrdering, example, ...rest } = schema;
  const out: Json = { ...rest };
  const type = typeOf(schema);
  if (type !== undefined) out.type = type;
  for (const name of COUNTS) if (out[name] !== undefined) out[name] = Number(out[name]);
  if (nullable === true && Array.isArray(out.enum)) out.enum = [...out.enum, null];
  if (isSchema(items)) out.items = toJsonSchema(items);
  if (Array.isArray(anyOf)) out.anyOf = anyOf.filter(isSchema).map(toJsonSchema);
  if (isSchema(properties)) {
    const named = Object.entries(properties).filter(([, value]) => isSchema(value));
    out.properties = Object.fromEntries(named.map(([name, value]) => [name, toJsonSchema(value as Json)]));
  }
  return out;
}
