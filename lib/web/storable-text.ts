import { AppError } from "@/lib/core/errors";

const DEPTH_MAX = 64;
/** NUL, or a surrogate that is not half of a pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Throws 400 naming the first string that PostgreSQL cannot keep byte for byte, or nesting beyond any real request. */
export function requireStorableText(value: unknown, path: readonly (string | number)[] = []): void {
  if (typeof value === "string") {
    if (!UNSTORABLE.test(value)) return;
    throw new AppError(
      "invalid_request",
      `"${toParam(path)}" holds a NUL or half a surrogate pair. Remove it.`,
      {
        param: toParam(path),
      },
    );
  }
  if (typeof value !== "object" || value === null) return;
  if (path.length >= DEPTH_MAX) {
    throw new AppError("invalid_request", `The body is nested deeper than ${DEPTH_MAX} levels.`);
  }
  for (const [key, item] of Object.entries(value)) {
    requireStorableText(key, path);
    requireStorableText(item, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

/** A path as a caller writes it: `items[0].name`. */
export function toParam(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) text += typeof step === "number" ? `[${step}]` : `${text && "."}${String(step)}`;
  return text;
}
