import type { z } from "zod";
import { AppError } from "@/lib/core/errors";

/** A parameter that comes more than once, or is written as `name[]`, is a list. */
function givenParameters(url: string): Record<string, string | string[]> {
  const start = url.indexOf("?");
  const given: Record<string, string | string[]> = {};
  for (const [written, value] of new URLSearchParams(start < 0 ? "" : url.slice(start + 1))) {
    const name = written.replace(LIST, "");
    const earlier = given[name];
    if (earlier === undefined) given[name] = name === written ? value : [value];
    else given[name] = [earlier, value].flat();
  }
  return given;
}

const LIST = /\[\d*\]$/;

/** The query of a request's address by its schema; parameters that it does not have are ignored. 400 names the one at fault. */
export function readQuery<S extends z.ZodObject>(schema: S, url: string): z.output<S> {
  const parsed = schema.safeParse(givenParameters(url));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new AppError("invalid_request", `${path.join(".")}: ${message}`, { param: path.join(".") });
}
