/** SQL of what an organization's usage can be filtered and grouped by, of `usage_event`; NULL where a call has none. */
export const USAGE_FIELDS = {
  project: "project_id",
  key: "key_id",
  model: "model",
  user: "end_user",
  batch: "(coalesce(tags ? 'batch', false) OR coalesce(circumstances->>'batch' = 'true', false))::text",
  serviceTier: "coalesce(circumstances->>'serviceTier', 'default')",
  imageSize: "split_part(circumstances->>'imageOf', '/', 1)",
} as const;

export type UsageField = keyof typeof USAGE_FIELDS;
