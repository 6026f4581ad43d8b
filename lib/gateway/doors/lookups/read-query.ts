import type { z } from "zod";
import { AppError } from "@/lib/core/errors";

/** The query of a request's address by its schema; parameters that it does not have are ignored. 400 names the one at fault. */
export function readQuery<S extends z.ZodObject>(schema: S, url: string): z.output<S> {
  const start = url.indexOf("?");
  const given = Object.fromEntries(new URLSearchParams(start < 0 ? "" : url.slice(start + 1)));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new AppError("invalid_request", `${path.join(".")}: ${message}`, { param: path.join(".") });
}
