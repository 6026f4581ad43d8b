import { z } from "zod";
import { isDimension, splitFilter, USAGE_DIMENSIONS, type UsageDimension } from "./usage-names";

export type { UsageDimension } from "./usage-names";

/** What usage can be grouped and filtered by. `tag:feature` is the tag that callers send as `metadata.feature`. */

const FILTERS_MAX = 50;

export const describeDimensions = `${USAGE_DIMENSIONS.join(", ")} or tag:<name>`;

export const usageDimension = z
  .string()
  .refine(isDimension, `Write one of ${describeDimensions}.`)
  .transform((text) => text as UsageDimension)
  .meta({ description: `${describeDimensions}.` });

/** Values of one field, any of which matches; an empty value is a call that has none. */
export type FieldFilter<F extends string> = { dimension: F; values: string[] };
export type UsageFilter = FieldFilter<UsageDimension>;

/** Repeatable `field:value`: filters of one field are alternatives, those of several fields must all hold. */
export function filtersBy<F extends string>(isField: (text: string) => text is F, described: string) {
  return z
    .union([z.string().transform((text) => [text]), z.array(z.string())])
    .default([])
    .transform((texts, issue) => {
      const byField = new Map<F, string[]>();
      for (const text of texts) {
        const [field, value] = splitFilter(text) ?? [];
        if (texts.length > FILTERS_MAX || field === undefined || !isField(field)) {
          issue.addIssue({
            code: "custom",
            message: `Write each filter as dimension:value (${described}); at most ${FILTERS_MAX}.`,
          });
          return z.NEVER;
        }
        byField.set(field, [...(byField.get(field) ?? []), value!]);
      }
      return [...byField].map(([dimension, values]): FieldFilter<F> => ({ dimension, values }));
    })
    .meta({
      description: `\`dimension:value\`, repeatable: one dimension's are alternatives, several must all hold. ${described}.`,
    });
}

export const usageFilters = filtersBy(isDimension, describeDimensions);
