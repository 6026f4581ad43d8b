import type { JsonSchema } from "./json-schema";

export type Field = {
  name: string;
  type: string;
  required: boolean;
  description: string;
  /** `1 to 128`, `default 50`. */
  notes: string[];
  children: Field[];
};

const DEPTH_MAX = 5;

/** The fields of an object schema, nested ones below theirs. */
export function prepareFields(schema: JsonSchema, root: JsonSchema = schema, depth = 0): Field[] {
  const object = objectOf(schema, root);
  if (!object?.properties || depth > DEPTH_MAX) return [];
  return Object.entries(object.properties).map(([name, property]) => {
    const { schema: core, nullable } = unwrap(property, root);
    return {
      name,
      type: typeOf(core, root) + (nullable ? " or null" : ""),
      required: object.required?.includes(name) ?? false,
      description: property.description ?? core.description ?? "",
      notes: notesOf(core, property),
      children: prepareFields(core, root, depth + 1),
    };
  });
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (!schema.$ref) return schema;
  if (schema.$ref === "#") return root;
  return root.$defs?.[schema.$ref.replace("#/$defs/", "")] ?? {};
}

/** `type: ["string", "null"]` is a union too. */
function spread(schema: JsonSchema): JsonSchema {
  if (!Array.isArray(schema.type)) return schema;
  const { type, ...rest } = schema;
  const anyOf = type.map((each) => (each === "null" ? { type: each } : { ...rest, type: each }));
  return { description: rest.description, default: rest.default, anyOf };
}

/** Takes `null` and what JSON cannot say (a Date, a bigint) out of a union. */
function unwrap(schema: JsonSchema, root: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  const resolved = spread(resolve(schema, root));
  const options = resolved.anyOf ?? resolved.oneOf;
  if (!options) return { schema: resolved, nullable: false };
  const real = options.filter((option) => option.type !== "null" && Object.keys(option).length > 0);
  const nullable = options.some((option) => option.type === "null");
  if (real.length !== 1) return { schema: { ...resolved, anyOf: real, oneOf: undefined }, nullable };
  const inner = unwrap(real[0]!, root);
  return {
    schema: { ...inner.schema, description: resolved.description ?? inner.schema.description },
    nullable: nullable || inner.nullable,
  };
}

/** The names that a look into a schema has come through: one that is among them goes round in a circle. */
type Within = readonly string[];

function enter({ $ref }: JsonSchema, within: Within): Within | null {
  if (!$ref) return within;
  return within.includes($ref) ? null : [...within, $ref];
}

/** The object behind a property: itself, a list's item, or the object among a union's options. */
function objectOf(schema: JsonSchema, root: JsonSchema, outer: Within = []): JsonSchema | undefined {
  const within = enter(schema, outer);
  if (!within) return undefined;
  const { schema: core } = unwrap(schema, root);
  if (core.properties) return core;
  if (core.items) return objectOf(core.items, root, within);
  return (core.anyOf ?? []).map((option) => objectOf(option, root, within)).find(Boolean);
}

function typeOf(schema: JsonSchema, root: JsonSchema, outer: Within = []): string {
  const within = enter(schema, outer);
  if (!within) return "any";
  const { schema: core, nullable } = unwrap(schema, root);
  const type = plainType(core, root, within);
  return nullable ? `${type} or null` : type;
}

function plainType(schema: JsonSchema, root: JsonSchema, within: Within = []): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf?.length)
    return [...new Set(schema.anyOf.map((option) => typeOf(option, root, within)))].join(" | ");
  if (schema.type === "array") return `list of ${schema.items ? typeOf(schema.items, root, within) : "any"}`;
  if (schema.format === "date-time") return "time";
  if (schema.type === "object" && typeof schema.additionalProperties === "object" && !schema.properties) {
    return `map of ${typeOf(schema.additionalProperties, root, within)}`;
  }
  return typeof schema.type === "string" ? schema.type : "any";
}

function notesOf(core: JsonSchema, property: JsonSchema): string[] {
  const notes: string[] = [];
  const limits = boundsText(core.minimum, core.maximum);
  if (limits) notes.push(limits);
  const length = boundsText(core.minLength, core.maxLength);
  if (length) notes.push(`${length} characters`);
  const items = boundsText(core.minItems, core.maxItems);
  if (items) notes.push(`${items} items`);
  const fallback = property.default ?? core.default;
  if (fallback !== undefined) notes.push(`default ${JSON.stringify(fallback)}`);
  return notes;
}

const BEYOND = Number.MAX_SAFE_INTEGER;

function boundsText(min: number | undefined, max: number | undefined): string | null {
  const low = min !== undefined && min > -BEYOND ? min : undefined;
  const high = max !== undefined && max < BEYOND ? max : undefined;
  const text = (value: number) => value.toLocaleString("en-US");
  if (low !== undefined && high !== undefined) return `${text(low)} to ${text(high)}`;
  if (high !== undefined) return `at most ${text(high)}`;
  return low !== undefined ? `at least ${text(low)}` : null;
}
