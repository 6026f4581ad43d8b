import type { z } from "zod";
import type { BaseCtx, Ctx } from "@/lib/access";
import type { Endpoint, ResponseOf } from "@/lib/contract/endpoint";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { UsageError } from "./command";

/** The context of the command line: the operator, now. */
export function operatorCtx(at: Date = now()): BaseCtx {
  return { actor: { type: "operator", userId: "cli" }, now: at, requestId: newId("request", at.getTime()) };
}

export function inOrg(ctx: BaseCtx, orgId: string): Ctx {
  return { ...ctx, orgId };
}

/**
 * Reads an endpoint's body from options as the HTTP door would; what is missing is left to the schema's defaults. A fault
 * is told in the command line's words: `options` names the option of each field.
 */
export function readBody<E extends Endpoint>(
  endpoint: E,
  body: Record<string, unknown>,
  options: Record<string, string>,
): z.output<E["body"]> {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const parsed = endpoint.body.safeParse(given);
  if (parsed.success) return parsed.data as z.output<E["body"]>;
  const issue = parsed.error.issues[0]!;
  const field = String(issue.path[0] ?? "");
  const path = issue.path
    .slice(1)
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`));
  throw new UsageError(`--${options[field] ?? field}${path.join("")}: ${issue.message}`);
}

/** A verb's answer as it would cross the wire: stripped, dates and bigints as text. */
export function toWire<E extends Endpoint>(endpoint: E, result: unknown): ResponseOf<E> {
  return endpoint.response.parse(result) as ResponseOf<E>;
}
