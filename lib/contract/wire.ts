import { z } from "zod";
import { nanosFromUsd } from "@/lib/core/money";

/** Pieces of the wire that every resource uses. */

export const orgParams = z.object({ orgId: z.string().min(1) });

/** Accepts a Date from a verb; ISO 8601 UTC on the wire. */
export const wireTime = z
  .union([z.date(), z.iso.datetime()])
  .transform((value) => (value instanceof Date ? value.toISOString() : value))
  .meta({ description: "ISO 8601, UTC." });

/** Accepts a bigint from a verb; integer nano-dollars as a decimal string on the wire. */
export const wireNanos = z
  .union([z.bigint(), z.string().regex(/^-?\d+$/)])
  .transform((value) => value.toString())
  .meta({ description: "Integer nano-dollars (1 USD = 1,000,000,000) as a decimal string." });

/** Accepts a bigint or number count from a verb; a JSON number on the wire. */
export const wireCount = z.union([z.bigint(), z.number()]).transform(Number);

/** A USD amount that a caller writes as a decimal string with at most nine decimals; a verb gets nano-dollars. */
export const usdInput = z.string().transform((text, issue) => {
  try {
    return nanosFromUsd(text);
  } catch {
    issue.addIssue({
      code: "custom",
      message: 'Write an amount in USD as a decimal string, such as "25" or "0.50".',
    });
    return z.NEVER;
  }
});

/** A future time that a caller writes in ISO 8601 with an offset. */
export const timeInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const nameOr = (missing: string) => z.string().trim().min(1, missing).max(100, "Use at most 100 characters.");
export const nameInput = nameOr("Give it a name.");
export const personNameInput = nameOr("Enter your name.");

/** A page of a list: `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});
