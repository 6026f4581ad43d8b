import { ERRORS, type ErrorCode } from "@/lib/core/errors";
import type { Json } from "./schema-book";

/** One response a status, naming the codes that it can carry. */
export function errorResponses(codes: readonly ErrorCode[], schema: Json): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, names]) => [
        String(status),
        {
          description: names.map((name) => `\`${name}\``).join(", "),
          content: { "application/json": { schema } },
        },
      ]),
  );
}
