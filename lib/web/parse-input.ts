import { z } from "zod";
import type { Endpoint, InputOf } from "@/lib/contract/endpoint";
import { AppError } from "@/lib/core/errors";
import { readJsonBody } from "./read-body";
import { requireStorableText, toParam } from "./storable-text";

export type RouteParams = Record<string, unknown>;
export type RawInput = { params: RouteParams; query: Record<string, unknown>; body: unknown };

/** True when the endpoint declares a body; else what is sent as one is ignored. */
function takesBody(endpoint: Endpoint): boolean {
  return !(endpoint.body instanceof z.ZodObject) || Object.keys(endpoint.body.shape).length > 0;
}

/** The request's parts before validation. */
export async function readInput(
  endpoint: Endpoint,
  request: Request,
  params: RouteParams,
): Promise<RawInput> {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    const before = query[name];
    query[name] = before === undefined ? value : [before, value].flat();
  }
  return { params, query, body: takesBody(endpoint) ? await readJsonBody(request) : {} };
}

/** Parameters (without orgId), query and body in one object; throws 400 that names the field and what to do. */
export function parseInput<E extends Endpoint>(endpoint: E, raw: RawInput): InputOf<E> {
  const { orgId: _, ...params } = parsePart(endpoint.params, raw.params);
  const query = parsePart(endpoint.query, raw.query);
  const body = parsePart(endpoint.body, raw.body) as Record<string, unknown>;
  return { ...query, ...body, ...params } as InputOf<E>;
}

function parsePart<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  requireStorableText(value);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const param = toParam(issue.path);
  throw new AppError(
    "invalid_request",
    param ? `"${param}": ${describe(issue, value)}` : describe(issue, value),
    {
      param: param || null,
    },
  );
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  const isMissing = issue.code === "invalid_type" && valueAt(value, issue.path) === undefined;
  if (isMissing) return `is required (${issue.expected}).`;
  return /[.!?]$/.test(issue.message) ? issue.message : `${issue.message}.`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
