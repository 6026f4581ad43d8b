import { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";
import type { Endpoint } from "../endpoint";
import { ENDPOINTS } from "../endpoints";
import { errorResponses } from "./error-responses";
import { parameters } from "./parameters";
import { type Json, SchemaBook } from "./schema-book";

const errorSchema = z
  .object({
    error: z.looseObject({
      message: z.string().meta({ description: "For people; says what to do." }),
      type: z.string(),
      param: z.string().nullable().meta({ description: "The field at fault, as it was sent." }),
      code: z.string(),
    }),
  })
  .meta({ id: "Error" });

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Makes the write safe to repeat for 24 hours: the first answer is replayed.",
  schema: { type: "string", maxLength: 255 },
};

function usualErrors({ access, params, body, query }: Endpoint): ErrorCode[] {
  const takesInput = [params, body, query].some(
    (part) => !(part instanceof z.ZodObject) || Object.keys(part.shape).length > 0,
  );
  return [
    ...(takesInput ? (["invalid_request"] as const) : []),
    ...(access === "public" ? [] : (["unauthenticated"] as const)),
    ...(access === "public" || access === "signed_in" ? [] : (["permission_denied"] as const)),
    ...(Object.keys(params.shape).length > 0 ? (["not_found"] as const) : []),
  ];
}

function describeAccess({ access }: Endpoint): string {
  if (access === "public") return "Anyone may call it.";
  if (access === "signed_in") return "Any signed-in user may call it.";
  if (access === "operator") return "Only the operator may call it.";
  return `Needs the permission \`${access}\` in the organization.`;
}

function requestBody(book: SchemaBook, { body }: Endpoint): Json {
  if (body instanceof z.ZodObject && Object.keys(body.shape).length === 0) return {};
  const required = !body.safeParse({}).success;
  return { requestBody: { required, content: { "application/json": { schema: book.add(body, "input") } } } };
}

function success(book: SchemaBook, { status, response, contentType }: Endpoint): Json {
  if (status === 204) return { 204: { description: "Done." } };
  const schema = contentType === "application/json" ? book.add(response, "output") : { type: "string" };
  return { [status]: { description: "Done.", content: { [contentType]: { schema } } } };
}

function toOperation(book: SchemaBook, endpoint: Endpoint): Json {
  const isWrite = endpoint.method !== "GET" && endpoint.access !== "public";
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: describeAccess(endpoint),
    ...(endpoint.access === "public" && { security: [] }),
    parameters: [
      ...parameters(book, endpoint.params, "path"),
      ...parameters(book, endpoint.query, "query"),
      ...(isWrite ? [IDEMPOTENCY_KEY] : []),
    ],
    ...requestBody(book, endpoint),
    responses: {
      ...success(book, endpoint),
      ...errorResponses([...usualErrors(endpoint), ...endpoint.errors], book.add(errorSchema, "output")),
    },
  };
}

/** The OpenAPI 3.1 document of the portal's own API, in the order of ENDPOINTS. */
export function managementDocument(version: string): Json {
  const book = new SchemaBook();
  const paths: Record<string, Json> = {};
  for (const endpoint of ENDPOINTS) {
    const method = endpoint.method.toLowerCase();
    paths[endpoint.path] = { ...paths[endpoint.path], [method]: toOperation(book, endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Turnpike management API",
      version,
      description:
        "Organizations, projects, keys, budgets, credit and usage: everything that the portal's pages do.",
    },
    servers: [{ url: "http://localhost:3000", description: "The portal" }],
    tags: [...new Set(ENDPOINTS.map(({ tag }) => tag))].map((name) => ({ name })),
    security: [{ session: [] }],
    paths,
    components: {
      schemas: book.schemas,
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "turnpike-session",
          description: "Set by signing in.",
        },
      },
    },
  };
}
