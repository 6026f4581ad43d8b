/** The names of usage, without schemas: pages that only link to usage load no zod for them. */

export const USAGE_BUCKETS = ["minute", "minute15", "hour", "day", "week", "month"] as const;
export type UsageBucket = (typeof USAGE_BUCKETS)[number];

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

/** True for what usage can be grouped and filtered by. */
export function isDimension(text: string): text is UsageDimension {
  return (USAGE_DIMENSIONS as readonly string[]).includes(text) || TAG.test(text);
}

/** `model:openai/gpt-4o`, `tag:feature:chat`, `user:` (calls without a user). */
export function splitFilter(text: string): [dimension: string, value: string] | null {
  const at = text.indexOf(":", text.startsWith("tag:") ? "tag:".length : 0);
  return at < 0 ? null : [text.slice(0, at), text.slice(at + 1)];
}
