import { z } from "zod";

/** Queries of the organization's usage and costs, as OpenAI's administration API has them. */

const VALUES_MAX = 100;

/** Repeatable, as `models=a&models=b` or `models[]=a`. */
function list<T extends z.ZodType>(item: T, description: string) {
  return z
    .union([item.transform((value) => [value] as z.output<T>[]), z.array(item).max(VALUES_MAX)])
    .optional()
    .meta({ description: `${description} Repeatable.` });
}

const ids = (description: string) => list(z.string(), description);
const unixSeconds = z.coerce.number().int().min(0).max(100_000_000_000);

const range = {
  start_time: unixSeconds.meta({ description: "Unix seconds, inclusive." }),
  end_time: unixSeconds.optional().meta({ description: "Unix seconds, exclusive; left out: now." }),
  project_ids: ids("Only these projects."),
  api_key_ids: ids("Only these keys."),
  page: z.string().optional().meta({ description: "`next_page` of the answer before." }),
};

const usage = {
  ...range,
  user_ids: ids("Only these end users: what callers send as `user`."),
  models: ids("Only these models."),
  bucket_width: z.enum(["1m", "1h", "1d"]).default("1d").meta({ description: "UTC minutes, hours or days." }),
  limit: z.coerce.number().int().min(1).optional().meta({
    description: "Buckets a page: 7 days (at most 31), 24 hours (168) or 60 minutes (1440).",
  }),
};

const GROUPS = ["project_id", "user_id", "api_key_id", "model"] as const;
const groupBy = <const G extends readonly string[]>(...groups: G) =>
  list(z.enum(groups), "One result for each value, or each combination of values.");

export const completionsUsageQuery = z.object({
  ...usage,
  batch: z.enum(["true", "false"]).optional().meta({
    description: "Only calls with `metadata.batch` or at a batch price, or only those without.",
  }),
  group_by: groupBy(...GROUPS, "batch", "service_tier"),
});

export const plainUsageQuery = z.object({ ...usage, group_by: groupBy(...GROUPS) });

export const imagesUsageQuery = z.object({
  ...usage,
  sources: list(
    z.enum(["image.generation", "image.edit", "image.variation"]),
    "Only these; all are image.generation.",
  ),
  sizes: ids("Only images of these sizes."),
  group_by: groupBy(...GROUPS, "size", "source"),
});

export const costsQuery = z.object({
  ...range,
  bucket_width: z.literal("1d").default("1d").meta({ description: "UTC days." }),
  limit: z.coerce.number().int().min(1).max(180).default(7).meta({ description: "Days a page." }),
  group_by: groupBy("project_id", "line_item", "api_key_id"),
});

export type CompletionsUsageQuery = z.output<typeof completionsUsageQuery>;
export type ImagesUsageQuery = z.output<typeof imagesUsageQuery>;
export type CostsQuery = z.output<typeof costsQuery>;
