import type { Endpoint } from "@/lib/contract/endpoint";
import { ENDPOINTS } from "@/lib/contract/endpoints";
import { GATEWAY_ENDPOINTS, type GatewayEndpoint } from "@/lib/contract/gateway";
import { ERRORS, type ErrorCode } from "@/lib/core/errors";
import { toJsonSchema } from "./json-schema";
import { type Field, prepareFields } from "./prepare-fields";

export type OperationError = { code: ErrorCode; status: number; type: string };

export type Operation = {
  id: string;
  anchor: string;
  method: string;
  path: string;
  summary: string;
  tag: string;
  access: string | null;
  parameters: Field[];
  body: Field[];
  status: number;
  response: Field[];
  /** The fields of one `data:` line, where it streams. */
  chunk: Field[];
  errors: OperationError[];
};

const anchorOf = (id: string) => id.replace(/[^a-z0-9]+/gi, "-").toLowerCase();

function errorsOf(codes: readonly ErrorCode[]): OperationError[] {
  return [...new Set(codes)]
    .map((code) => ({ code, ...ERRORS[code] }))
    .sort((a, b) => a.status - b.status || a.code.localeCompare(b.code));
}

const fieldsOf = (schema: Parameters<typeof toJsonSchema>[0] | null) =>
  schema ? prepareFields(toJsonSchema(schema)) : [];

/** `{model}` in a path is a parameter, although the gateway's table has no schema for it. */
function pathFields(path: string): Field[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name: name!,
    type: "string",
    required: true,
    description: "In the path.",
    notes: [],
    children: [],
  }));
}

function gatewayOperation(endpoint: GatewayEndpoint): Operation {
  return {
    id: endpoint.id,
    anchor: anchorOf(endpoint.id),
    method: endpoint.method,
    path: endpoint.path,
    summary: endpoint.summary,
    tag: endpoint.id.split(".")[0]!,
    access: null,
    parameters: [...pathFields(endpoint.path), ...fieldsOf(endpoint.query ?? null)],
    body: fieldsOf(endpoint.body),
    status: 200,
    response: fieldsOf(endpoint.response),
    chunk: fieldsOf(endpoint.chunk),
    errors: errorsOf(endpoint.errors),
  };
}

const EVERY: readonly ErrorCode[] = ["invalid_request", "unauthenticated", "permission_denied", "not_found"];
const ACCESS: Record<string, string> = {
  signed_in: "anyone who is signed in",
  operator: "the operator",
  public: "anyone",
};

function managementOperation(endpoint: Endpoint): Operation {
  return {
    id: endpoint.id,
    anchor: anchorOf(endpoint.id),
    method: endpoint.method,
    path: endpoint.path,
    summary: `${endpoint.summary}.`,
    tag: endpoint.tag,
    access: ACCESS[endpoint.access] ?? `who has ${endpoint.access}`,
    parameters: [...fieldsOf(endpoint.params), ...fieldsOf(endpoint.query)],
    body: fieldsOf(endpoint.body),
    status: endpoint.status,
    response: fieldsOf(endpoint.response),
    chunk: [],
    errors: errorsOf([...(endpoint.access === "public" ? [EVERY[0]!] : EVERY), ...endpoint.errors]),
  };
}

/** What the gateway answers, from the schemas that it enforces. */
export function gatewayOperations(): Operation[] {
  return GATEWAY_ENDPOINTS.map(gatewayOperation);
}

/** What the portal answers, from the schemas that it enforces. */
export function managementOperations(): Operation[] {
  return ENDPOINTS.map(managementOperation);
}

export function groupByTag(operations: readonly Operation[]): [string, Operation[]][] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations)
    groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation]);
  return [...groups];
}
