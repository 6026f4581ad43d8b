import type { JsonSchema } from "../reference/json-schema";

/** A field's path to its type, such as `body.messages[].role` to `string, required`. */
export type Fields = Record<string, string>;
/** What an API offers: the fields of every endpoint and named schema. */
export type Surface = Record<string, Fields>;

type Content = Record<string, { schema?: JsonSchema }>;
type Parameter = { name: string; in: string; required?: boolean; schema: JsonSchema };
type OpenApiOperation = {
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};
/** The parts of an OpenAPI document that are compared. */
export type OpenApiDocument = {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, JsonSchema> };
};

const REFERENCE = "#/components/schemas/";

function typeText(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.replace(REFERENCE, "");
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return [...new Set(options.map(typeText))].join(" | ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return `${schema.items ? typeText(schema.items) : "any"}[]`;
  if (schema.format) return schema.format;
  return [schema.type ?? "any"].flat().join(" | ");
}

/** Objects inside are written out below their path; what has a name of its own is compared under that. */
function addFields(fields: Fields, schema: JsonSchema, path: string): void {
  if (schema.$ref) return;
  for (const option of schema.anyOf ?? schema.oneOf ?? []) addFields(fields, option, path);
  if (schema.items) addFields(fields, schema.items, `${path}[]`);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const at = path === "" ? name : `${path}.${name}`;
    const need = schema.required?.includes(name) ? ", required" : "";
    fields[at] = typeText(property) + need;
    addFields(fields, property, at);
  }
}

function addContent(fields: Fields, content: Content | undefined, name: string): void {
  for (const [type, { schema }] of Object.entries(content ?? {})) {
    const at = type === "application/json" ? name : `${name} as ${type}`;
    fields[at] = schema ? typeText(schema) : "any";
    if (schema) addFields(fields, schema, at);
  }
}

function operationFields({ parameters = [], requestBody, responses }: OpenApiOperation): Fields {
  const fields: Fields = {};
  for (const { name, in: place, required, schema } of parameters) {
    fields[`${place}.${name}`] = typeText(schema) + (required ? ", required" : "");
  }
  addContent(fields, requestBody?.content, "body");
  for (const [status, { content }] of Object.entries(responses)) {
    if (Number(status) < 300) addContent(fields, content, "answer");
    else fields[`error ${status}`] = "may be answered";
  }
  return fields;
}

/** Every endpoint (`POST /v1/embeddings`) and named schema (`schema Embeddings`) of the documents. */
export function surfaceOf(documents: readonly OpenApiDocument[]): Surface {
  const surface: Surface = {};
  for (const { paths, components } of documents) {
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        surface[`${method.toUpperCase()} ${path}`] = operationFields(operation);
      }
    }
    for (const [name, schema] of Object.entries(components.schemas)) {
      const fields: Fields = { "": typeText(schema) };
      addFields(fields, schema, "");
      surface[`schema ${name}`] = fields;
    }
  }
  return surface;
}
