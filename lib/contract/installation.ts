import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { usageSeriesView } from "./usage";
import { wireCount, wireNanos, wireTime } from "./wire";

/** The installation as a whole: what all tenants used, how providers do, and what is still to do. */

export const CHECKS = [
  "provider",
  "model",
  "call",
  "mail",
  "tenant",
  "two_factor",
  "https",
  "backup",
] as const;
export type Check = (typeof CHECKS)[number];

const percentiles = z.object({ p50: z.number(), p95: z.number() }).nullable();

export const getInstallationEndpoint = defineEndpoint({
  id: "installation.get",
  method: "GET",
  path: "/api/admin/overview",
  tag: "Operator",
  summary:
    "Everything of the last 30 days over all tenants, the health of each provider, and a first-run checklist",
  access: "operator",
  response: z
    .object({
      tenants: wireCount,
      suspendedTenants: wireCount,
      liveModels: wireCount,
      costNanos: wireNanos,
      calls: wireCount,
      errors: wireCount,
      providers: z
        .array(
          z.object({
            id: z.string(),
            slug: z.string(),
            name: z.string(),
            enabled: z.boolean(),
            calls: wireCount,
            errors: wireCount,
            costNanos: wireNanos.meta({ description: "What tenants were billed for its calls." }),
            ttftMs: percentiles,
            latencyMs: percentiles,
            failingSince: wireTime
              .nullable()
              .meta({ description: "Several calls in a row failed just now." }),
          }),
        )
        .meta({ description: "By what was billed, largest first; of a provider that is gone nothing." }),
      checks: z.array(
        z.object({
          check: z.enum(CHECKS),
          done: z.boolean(),
          count: z.number().nullable().meta({ description: "What was counted, where the check counts." }),
        }),
      ),
    })
    .meta({ id: "Installation" }),
});

export const installationUsageEndpoint = defineEndpoint({
  id: "installation.usage",
  method: "GET",
  path: "/api/admin/overview/usage",
  tag: "Operator",
  summary:
    "Spend, calls and errors of all tenants by UTC day, by provider or model, as of the last fold: seconds ago",
  access: "operator",
  query: z.object({
    days: z.coerce.number().int().min(7).max(365).default(30).meta({ description: "Today's is the last." }),
    groupBy: z.enum(["provider", "model"]).default("provider"),
    top: z.coerce.number().int().min(1).max(50).default(10),
  }),
  response: usageSeriesView,
});
