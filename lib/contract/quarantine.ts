import { z } from "zod";
import { NO_USAGE, USAGE_PARTS, type UsageVector } from "../core/usage";
import { defineEndpoint } from "./endpoint";
import { pageOf, pageQuery, wireCount, wireNanos, wireTime } from "./wire";

/** Calls whose provider said something impossible of their usage: served, not billed, until an operator decides. */

const PART_MAX = 100_000_000;
const wirePart = z.number().int().min(0).max(PART_MAX);
const parts = Object.fromEntries(USAGE_PARTS.map((part) => [part, wirePart])) as Record<
  keyof UsageVector,
  typeof wirePart
>;
const usageView = z.object(parts).meta({ id: "UsageVector" });
const usageInput = z
  .strictObject(parts)
  .partial()
  .meta({ id: "UsageInput", description: "What is left out is 0." });

const QUARANTINE_STATES = ["open", "resolved"] as const;
export const QUARANTINE_DECISIONS = ["bill_counted", "bill_usage", "dismiss"] as const;

const quarantinedView = z
  .object({
    id: z.string().meta({ description: "The request and its attempt: `req_….1`." }),
    requestId: z.string(),
    attempt: z.number(),
    startedAt: wireTime,
    orgId: z.string(),
    orgName: z.string().nullable(),
    model: z.string(),
    upstreamModel: z.string(),
    providerId: z.string(),
    providerName: z.string().nullable(),
    upstreamRequestId: z.string().nullable(),
    endpoint: z.string(),
    problem: z.string().meta({ description: "What is wrong with the figures, in words." }),
    reported: z.unknown().meta({ description: "The figures as the provider gave them." }),
    counted: usageView.nullable().meta({ description: "By our own tokenizer, where it could count." }),
    countedCostNanos: wireNanos
      .nullable()
      .meta({ description: "The bill at the counted tokens and the price of the call." }),
    resolution: z.enum(["billed", "dismissed"]).nullable(),
    resolvedAt: wireTime.nullable(),
    resolvedByName: z.string().nullable(),
    note: z.string(),
    billedNanos: wireNanos.nullable(),
  })
  .meta({ id: "QuarantinedCall" });

export const listQuarantineEndpoint = defineEndpoint({
  id: "quarantine.list",
  method: "GET",
  path: "/api/admin/quarantine",
  tag: "Operator",
  summary: "Calls whose reported usage is impossible, newest first",
  access: "operator",
  query: pageQuery.extend({
    state: z.enum(QUARANTINE_STATES).default("open"),
    cursor: z
      .string()
      .regex(/^req_[0-9A-Z]{26}\.\d{1,4}$/, "Send the nextCursor of the page before.")
      .optional(),
  }),
  response: pageOf(quarantinedView).extend({
    openCount: wireCount.meta({ description: "All that wait for a decision." }),
  }),
});

export const resolveQuarantineEndpoint = defineEndpoint({
  id: "quarantine.resolve",
  method: "POST",
  path: "/api/admin/quarantine/{entryId}/resolve",
  tag: "Operator",
  summary: "Bill a quarantined call as a correction, or dismiss it; decided once",
  access: "operator",
  params: z.object({ entryId: z.string().min(1) }),
  body: z
    .strictObject({
      decision: z.enum(QUARANTINE_DECISIONS).meta({
        description: "bill_counted: at the counted tokens; bill_usage: at `usage`; dismiss: at nothing.",
      }),
      usage: usageInput.optional(),
      note: z.string().trim().max(500, "Use at most 500 characters.").default(""),
    })
    .superRefine(({ decision, usage }, issue) => {
      const isGiven = usage !== undefined;
      if (isGiven !== (decision === "bill_usage")) {
        const message = isGiven ? "Only bill_usage takes figures." : "Give the figures to bill at.";
        issue.addIssue({ code: "custom", path: ["usage"], message });
      } else if (isGiven && USAGE_PARTS.every((part) => !usage[part])) {
        issue.addIssue({
          code: "custom",
          path: ["usage"],
          message: "All figures are 0: dismiss the call instead.",
        });
      }
    }),
  response: quarantinedView,
  errors: ["conflict", "not_found"],
});

/** The figures of a body as a whole vector. */
export function toUsageVector(usage: z.output<typeof usageInput>): UsageVector {
  return { ...NO_USAGE, ...usage };
}
