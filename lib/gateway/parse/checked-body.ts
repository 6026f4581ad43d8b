import Ajv from "ajv";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";

type Issue = z.core.$ZodIssue;

function depthOf(issue: Issue): number {
  return issue.path.length;
}

/** Of a union's branches, the issue that got furthest into the value says most. */
function deepest(issue: Issue, prefix: PropertyKey[] = []): { path: PropertyKey[]; message: string } {
  const path = [...prefix, ...issue.path];
  if (issue.code !== "invalid_union") return { path, message: issue.message };
  const nested = issue.errors.flat().filter((inner) => depthOf(inner) > 0);
  if (nested.length === 0) return { path, message: unionMessage(issue) };
  return deepest(
    nested.reduce((best, inner) => (depthOf(inner) > depthOf(best) ? inner : best)),
    path,
  );
}

function unionMessage(issue: Extract<Issue, { code: "invalid_union" }>): string {
  const expected = issue.errors
    .flat()
    .flatMap((inner) => ("expected" in inner ? [String(inner.expected)] : []));
  return expected.length > 0
    ? `Invalid input: expected ${[...new Set(expected)].join(" or ")}`
    : issue.message;
}

function formatPath(path: PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : `${i ? "." : ""}${String(part)}`))
    .join("");
}

/**
 * A check of bodies by a schema: accepts by its compiled form, and only what that refuses is parsed by zod, for the field and the
 * reason of the 400. Answers the body itself, unlisted fields included.
 */
export function checkedBody<T>(schema: z.ZodType<T>): (value: Record<string, unknown>) => T {
  const accepts = new Ajv({ strict: false, validateSchema: false }).compile<T>(
    z.toJSONSchema(schema, { target: "draft-7", io: "input" }),
  );
  return (value) => {
    if (accepts(value)) return value;
    const parsed = schema.safeParse(value);
    if (parsed.success) return value as T;
    const { path, message } = deepest(parsed.error.issues[0]!);
    const param = formatPath(path) || null;
    throw new AppError("invalid_request", param ? `${message} (at ${param}).` : `${message}.`, { param });
  };
}
