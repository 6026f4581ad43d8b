import { z } from "zod";
import { timeOfId } from "../core/ids";
import { defineEndpoint } from "./endpoint";
import { priceRates } from "./prices";
import { orgParams, pageOf, pageQuery, timeInput, wireCount, wireNanos, wireTime } from "./wire";

/** Usage: sums from the roll-ups, and the record of each call. */

export const USAGE_BUCKETS = ["minute15", "hour", "day", "week", "month"] as const;
export type UsageBucket = (typeof USAGE_BUCKETS)[number];
const USAGE_GROUPS = ["none", "model", "key", "project", "provider"] as const;

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: text });
    return /^[A-Za-z0-9_+\-/]+$/.test(text) && !/^[+-]/.test(text);
  } catch {
    return false;
  }
}

const zoneInput = z
  .string()
  .max(64)
  .refine(isZone, 'Write an IANA time zone such as "Europe/Berlin".')
  .default("UTC");

const filters = {
  model: z.string().optional(),
  keyId: z.string().optional(),
  projectId: z.string().optional(),
};

const sums = {
  costNanos: wireNanos,
  calls: wireCount,
  errors: wireCount,
  inputTokens: wireCount.meta({
    description: "All input: uncached, cached, cache writes, audio and images.",
  }),
  cachedInputTokens: wireCount,
  outputTokens: wireCount.meta({ description: "All output: visible, reasoning, audio and images." }),
  reasoningTokens: wireCount,
};
const sumsView = z.object(sums);

const rangeQuery = z.object({
  from: timeInput.meta({ description: "Inclusive; taken down to a quarter of an hour." }),
  to: timeInput.meta({ description: "Exclusive; taken up to a quarter of an hour." }),
  ...filters,
});

function isForward(range: { from: Date; to: Date }): boolean {
  return range.from < range.to;
}
const forwardIssue = { message: "`to` must be after `from`.", path: ["to"] };

export const usageSeriesEndpoint = defineEndpoint({
  id: "usage.series",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/series",
  tag: "Usage",
  summary: "Spend, calls and tokens over time, in the buckets of a time zone",
  access: "usage.read",
  params: orgParams,
  query: rangeQuery
    .extend({
      bucket: z.enum(USAGE_BUCKETS).default("day"),
      zone: zoneInput,
      groupBy: z.enum(USAGE_GROUPS).default("none"),
      top: z.coerce.number().int().min(1).max(50).default(10),
    })
    .refine(isForward, forwardIssue),
  response: z.object({
    bucket: z.enum(USAGE_BUCKETS),
    zone: z.string(),
    buckets: z
      .array(wireTime)
      .meta({ description: "The start of each bucket; empty buckets are there too." }),
    groups: z
      .array(
        z.object({
          id: z
            .string()
            .meta({ description: "A model's slug or an id; `all` ungrouped; `other` for the rest." }),
          label: z.string(),
          totals: sumsView,
          points: z.array(sumsView).meta({ description: "One for each bucket." }),
        }),
      )
      .meta({ description: "By spend, largest first." }),
  }),
});

const summaryView = z.object({
  ...sums,
  latencyMsAvg: z.number().nullable(),
  ttftMsAvg: z.number().nullable(),
});

export const usageSummaryEndpoint = defineEndpoint({
  id: "usage.summary",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/summary",
  tag: "Usage",
  summary: "The sums of a range beside those of the same length before it",
  access: "usage.read",
  params: orgParams,
  query: rangeQuery.refine(isForward, forwardIssue),
  response: z.object({ current: summaryView, previous: summaryView, previousFrom: wireTime }),
});

const callFields = {
  requestId: z.string(),
  attempt: z.number(),
  startedAt: wireTime,
  projectId: z.string(),
  projectName: z.string().nullable(),
  keyId: z.string(),
  keyName: z.string().nullable(),
  model: z.string(),
  endpoint: z.string(),
  stream: z.boolean(),
  status: z.number(),
  outcome: z.string(),
  errorCode: z.string().nullable(),
  inputTokens: z.number().meta({ description: "All input." }),
  outputTokens: z.number().meta({ description: "All output." }),
  costNanos: wireNanos,
  latencyMs: z.number(),
  ttftMs: z.number().nullable(),
  usageSource: z.string(),
  quarantined: z.boolean(),
};
export const callView = z.object(callFields).meta({ id: "Call" });

function isRequestId(text: string): boolean {
  try {
    return text.startsWith("req_") && timeOfId(text) >= 0;
  } catch {
    return false;
  }
}

export const listCallsEndpoint = defineEndpoint({
  id: "calls.list",
  method: "GET",
  path: "/api/orgs/{orgId}/calls",
  tag: "Usage",
  summary: "Calls, newest first",
  access: "requests.read",
  params: orgParams,
  query: pageQuery.extend({
    ...filters,
    from: timeInput.optional().meta({ description: "Inclusive. Left out: 90 days ago." }),
    to: timeInput.optional(),
    outcome: z.enum(["ok", "error", "aborted", "cut", "capped", "recovered", "corrected"]).optional(),
    cursor: z
      .string()
      .regex(/^req_[0-9A-Z]{26}\.\d{1,4}$/, "Send the nextCursor of the page before.")
      .optional(),
  }),
  response: pageOf(callView),
});

export const getCallEndpoint = defineEndpoint({
  id: "calls.get",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/{requestId}",
  tag: "Usage",
  summary: "One call: every attempt, and how its cost was computed",
  access: "requests.read",
  params: orgParams.extend({ requestId: z.string().refine(isRequestId, "Write a request id: req_…") }),
  response: z.object({
    ...callFields,
    attempts: z.array(
      z.object({
        ...callFields,
        upstreamModel: z.string(),
        providerId: z.string(),
        providerName: z.string().nullable(),
        region: z.string().nullable(),
        overheadUs: z.number(),
        upstreamRequestId: z.string().nullable(),
        endUser: z.string().nullable(),
        conversation: z.string().nullable(),
        tags: z.record(z.string(), z.unknown()).nullable(),
        settledAt: wireTime,
        transferId: z.string().nullable(),
        serviceTier: z
          .string()
          .nullable()
          .meta({ description: "The provider's, where it was not the standard one." }),
        price: z
          .object({ id: z.string(), effectiveFrom: wireTime, rates: priceRates })
          .nullable()
          .meta({ description: "The price version that the call was billed by." }),
        lines: z.array(
          z.object({
            class: z
              .string()
              .meta({ description: "input | cachedInput | … | images | audioMs | … | requests" }),
            units: z.number(),
            rateNanos: wireNanos.meta({ description: "For `ratePer` units." }),
            ratePer: z.number().meta({
              description: "1, 1,000,000, or 3,600,000 for milliseconds that are priced by the hour.",
            }),
            amountNanos: z.string().meta({
              description:
                "Nano-dollars, exact and unrounded; of what is priced by the hour to nine decimals.",
            }),
          }),
        ),
      }),
    ),
  }),
});

export const liveUsageMessage = z
  .object({
    count: z.number().meta({ description: "Calls that landed; `events` has the latest of them." }),
    events: z.array(callView).meta({ description: "Empty for roles that may not read requests." }),
  })
  .meta({ id: "LiveUsage" });

export const liveUsageEndpoint = defineEndpoint({
  id: "usage.live",
  method: "GET",
  path: "/api/orgs/{orgId}/live",
  tag: "Usage",
  summary: "Server-sent events: `usage` when calls land, `credit` with the balance after them",
  access: "usage.read",
  params: orgParams,
  response: liveUsageMessage,
  contentType: "text/event-stream",
});
