import { GATEWAY_ENDPOINTS, type GatewayEndpoint, gatewayErrorSchema } from "../gateway";
import { errorResponses } from "./error-responses";
import { parameters } from "./parameters";
import { type Json, SchemaBook } from "./schema-book";

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

/** JSON, or a form of the same fields with a file. */
function bodyContent(schema: Json, file: string | undefined): Json {
  if (file === undefined) return { "application/json": { schema } };
  const withFile = {
    type: "object",
    properties: { [file]: { type: "string", format: "binary" } },
    required: [file],
  };
  return { "multipart/form-data": { schema: { allOf: [schema, withFile] } } };
}

function toOperation(
  book: SchemaBook,
  { id, path, summary, query, body, file, response, alsoAnswers = [], chunk, errors, error }: GatewayEndpoint,
): Json {
  const json = response && { "application/json": { schema: book.add(response, "output") } };
  const others = Object.fromEntries(alsoAnswers.map((type) => [type, {}]));
  const stream = chunk && { "text/event-stream": { schema: book.add(chunk, "output") } };
  return {
    operationId: id,
    tags: [path.split("/")[2]],
    summary,
    parameters: [...pathParameters(path), ...(query ? parameters(book, query, "query") : [])],
    ...(body && {
      requestBody: { required: true, content: bodyContent(book.add(body, "input"), file) },
    }),
    responses: {
      200: {
        description: stream ? "Done, or the stream." : "Done.",
        content: { ...json, ...others, ...stream },
      },
      ...errorResponses(errors, book.add(error ?? gatewayErrorSchema, "output")),
    },
  };
}

/** The OpenAPI 3.1 document of the gateway, in the order of GATEWAY_ENDPOINTS. */
export function gatewayDocument(version: string): Json {
  const book = new SchemaBook();
  const paths: Record<string, Json> = {};
  for (const endpoint of GATEWAY_ENDPOINTS) {
    const method = endpoint.method.toLowerCase();
    paths[endpoint.path] = { ...paths[endpoint.path], [method]: toOperation(book, endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Turnpike gateway",
      version,
      description: "Models by the token, behind one key. OpenAI-compatible.",
    },
    servers: [{ url: "http://localhost:4000", description: "The gateway" }],
    tags: [...new Set(GATEWAY_ENDPOINTS.map(({ path }) => path.split("/")[2]))].map((name) => ({ name })),
    security: [{ key: [] }],
    paths,
    components: {
      schemas: book.schemas,
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "An API key: tp_live_…" } },
    },
  };
}
