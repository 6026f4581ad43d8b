import { z } from "zod";

const usd = z.number().meta({ description: "USD." });

const budgetState = z.object({
  scope: z.enum(["plan", "organization", "project", "key", "model", "customer"]),
  kind: z.enum(["credit", "cap"]),
  window: z.enum(["day", "week", "month", "lifetime"]),
  limit: usd,
  spent: usd,
  reserved: usd,
  remaining: usd,
  resets_at: z.string().nullable(),
});

const rateLimitState = z.object({
  requests_per_minute: z.number().int().nullable(),
  requests_per_day: z.number().int().nullable(),
  tokens_per_minute: z.number().int().nullable(),
  concurrency: z.number().int().nullable(),
});

/** Answer of GET /v1/key: what this key may do and has left. OpenRouter's fields first, then Turnpike's. */
export const keyStateSchema = z
  .object({
    data: z.object({
      label: z.string(),
      limit: usd.nullable(),
      limit_remaining: usd.nullable(),
      limit_reset: z.string().nullable(),
      usage: usd,
      usage_daily: usd,
      usage_weekly: usd,
      usage_monthly: usd,
      byok_usage: z.number(),
      byok_usage_daily: z.number(),
      byok_usage_weekly: z.number(),
      byok_usage_monthly: z.number(),
      include_byok_in_limit: z.boolean(),
      is_free_tier: z.boolean(),
      is_management_key: z.boolean(),
      is_provisioning_key: z.boolean(),
      creator_user_id: z.string().nullable(),
      organization_id: z.string().nullable(),
      workspace_id: z.string().nullable(),
      allowed_data_regions: z.array(z.string()),
      free_model_daily_requests: z.object({
        limit: z.number().int(),
        remaining: z.number().int(),
        used: z.number().int(),
      }),
      rate_limit: z.object({ requests: z.number().int(), interval: z.string(), note: z.string() }),
      id: z.string(),
      name: z.string(),
      project_id: z.string(),
      allowed_models: z.array(z.string()),
      allowed_endpoints: z.array(z.string()),
      expires_at: z.string().nullable(),
      limits: z.object({ key: rateLimitState, project: rateLimitState, organization: rateLimitState }),
      budgets: z.array(budgetState),
    }),
  })
  .meta({ id: "KeyState" });

/** Answer of GET /v1/credits: all that was granted and all that was used. */
export const creditsSchema = z
  .object({ data: z.object({ total_credits: usd, total_usage: usd }) })
  .meta({ id: "Credits" });

export type KeyState = z.infer<typeof keyStateSchema>;
export type BudgetStateWire = z.infer<typeof budgetState>;
export type Credits = z.infer<typeof creditsSchema>;
