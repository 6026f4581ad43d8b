import type { UsageField } from "./usage-fields";

export type OrganizationBucketWidth = "1m" | "1h" | "1d";

export type OrganizationUsageQuery = {
  orgId: string;
  from: Date;
  to: Date;
  width: OrganizationBucketWidth;
  /** Left out: all. */
  endpoints?: readonly string[];
  /** Calls that have one of the values, in every field that is named. */
  where: Partial<Record<UsageField, readonly string[]>>;
  groupBy: readonly UsageField[];
};

/** What is summed, each an exact bigint. */
export type OrganizationSum =
  | "costNanos"
  | "calls"
  | "inputTokens"
  | "uncachedInputTokens"
  | "cachedInputTokens"
  | "cacheWriteTokens"
  | "textInputTokens"
  | "audioInputTokens"
  | "imageInputTokens"
  | "outputTokens"
  | "textOutputTokens"
  | "audioOutputTokens"
  | "imageOutputTokens"
  | "images"
  | "characters"
  | "audioMs";
