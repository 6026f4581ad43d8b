type Json = string | number | boolean | null | Json[] | JsonObject;
type JsonObject = { [key: string]: Json };
type Parsed = { schema: JsonObject; error: null } | { schema: null; error: string };

const TYPES = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);
const LISTS = ["anyOf", "oneOf", "allOf", "prefixItems"];
const MAPS = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];
const SINGLES = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"];

/** A JSON Schema as it was written, or where it is wrong. */
export function parseSchema(text: string): Parsed {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (thrown) {
    return {
      schema: null,
      error: `Not JSON yet: ${thrown instanceof Error ? thrown.message : "unreadable"}`,
    };
  }
  if (!isObject(value)) return { schema: null, error: 'A schema is an object, such as {"type": "object"}.' };
  const error = faultOf(value, "", value);
  return error ? { schema: null, error } : { schema: value, error: null };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function faultOf(value: Json | undefined, at: string, root: JsonObject): string | null {
  const here = at || "The schema";
  if (typeof value === "boolean") return null;
  if (!isObject(value)) return `${here}: a schema is an object.`;
  return (
    typeFault(value, here) ??
    requiredFault(value, here) ??
    refFault(value, here, root) ??
    childFault(value, at, root)
  );
}

function typeFault({ type, enum: values }: JsonObject, here: string): string | null {
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  const unknown = types.find((name) => typeof name !== "string" || !TYPES.has(name));
  if (unknown !== undefined)
    return `${here}: there is no type ${JSON.stringify(unknown)}; the types are ${[...TYPES].join(", ")}.`;
  return values === undefined || (Array.isArray(values) && values.length > 0)
    ? null
    : `${here}: "enum" is a list of values.`;
}

function requiredFault({ required, properties }: JsonObject, here: string): string | null {
  if (required === undefined) return null;
  if (!Array.isArray(required) || required.some((name) => typeof name !== "string"))
    return `${here}: "required" is a list of names.`;
  if (!isObject(properties)) return null;
  const missing = required.find((name) => !Object.hasOwn(properties, String(name)));
  return missing === undefined ? null : `${here}: "required" names ${missing}, which is not a property.`;
}

function refFault({ $ref: ref }: JsonObject, here: string, root: JsonObject): string | null {
  if (typeof ref !== "string" || !ref.startsWith("#/")) return null;
  const path = ref
    .slice(2)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  let found: Json | undefined = root;
  for (const name of path) found = isObject(found) ? found[name] : undefined;
  return found === undefined ? `${here}: ${ref} points at nothing.` : null;
}

function childFault(value: JsonObject, at: string, root: JsonObject): string | null {
  for (const [name, child] of childrenOf(value)) {
    const fault = faultOf(child, at ? `${at}.${name}` : name, root);
    if (fault) return fault;
  }
  const map = MAPS.find((name) => value[name] !== undefined && !isObject(value[name]));
  return map ? `${at || "The schema"}: "${map}" is an object of schemas.` : null;
}

function childrenOf(value: JsonObject): [string, Json][] {
  return [
    ...MAPS.flatMap((name) => (isObject(value[name]) ? Object.entries(value[name]) : [])),
    ...LISTS.flatMap((name) => {
      const list = value[name];
      return Array.isArray(list) ? list.map((child, i): [string, Json] => [`${name}[${i}]`, child]) : [];
    }),
    ...SINGLES.flatMap((name): [string, Json][] => {
      const child = value[name];
      return child === undefined || Array.isArray(child) ? [] : [[name, child]];
    }),
  ];
}
