import { z } from "zod";

/** What usage can be grouped and filtered by. `tag:feature` is the tag that callers send as `metadata.feature`. */

export const USAGE_DIMENSIONS = [
  "project",
  "key",
  "model",
  "provider",
  "user",
  "conversation",
  "batch",
  "endpoint",
  "status",
] as const;
export type UsageDimension = (typeof USAGE_DIMENSIONS)[number] | `tag:${string}`;

const TAG = /^tag:[^:]{1,64}$/;
const FILTERS_MAX = 50;

function isDimension(text: string): text is UsageDimension {
  return (USAGE_DIMENSIONS as readonly string[]).includes(text) || TAG.test(text);
}

const describeDimensions = `${USAGE_DIMENSIONS.join(", ")} or tag:<name>`;

export const usageDimension = z
  .string()
  .refine(isDimension, `Write one of ${describeDimensions}.`)
  .transform((text) => text as UsageDimension)
  .meta({ description: `${describeDimensions}.` });

/** Values of one dimension, any of which matches; an empty value is a call that has none. */
export type UsageFilter = { dimension: UsageDimension; values: string[] };

/** `model:openai/gpt-4o`, `tag:feature:chat`, `user:` (calls without a user). */
function splitFilter(text: string): [dimension: string, value: string] | null {
  const at = text.indexOf(":", text.startsWith("tag:") ? "tag:".length : 0);
  return at < 0 ? null : [text.slice(0, at), text.slice(at + 1)];
}

/** Repeatable: filters of one dimension are alternatives, those of several dimensions must all hold. */
export const usageFilters = z
  .union([z.string().transform((text) => [text]), z.array(z.string())])
  .default([])
  .transform((texts, issue) => {
    const byDimension = new Map<UsageDimension, string[]>();
    for (const text of texts) {
      const [dimension, value] = splitFilter(text) ?? [];
      if (texts.length > FILTERS_MAX || dimension === undefined || !isDimension(dimension)) {
        issue.addIssue({
          code: "custom",
          message: `Write each filter as dimension:value (${describeDimensions}); at most ${FILTERS_MAX}.`,
        });
        return z.NEVER;
      }
      byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), value!]);
    }
    return [...byDimension].map(([dimension, values]): UsageFilter => ({ dimension, values }));
  })
  .meta({
    description: "`dimension:value`, repeatable: one dimension's are alternatives, several must all hold.",
  });
