import { z } from "zod";
import { callView } from "./calls";
import { defineEndpoint } from "./endpoint";
import { usageDimension, usageFilters } from "./usage-dimensions";
import { USAGE_BUCKETS } from "./usage-names";
import { orgParams, timeInput, wireCount, wireNanos, wireTime } from "./wire";

export type { UsageBucket } from "./usage-names";

/** Usage: sums from the roll-ups. */

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

const sums = {
  costNanos: wireNanos,
  calls: wireCount,
  errors: wireCount,
  inputTokens: wireCount.meta({
    description: "All input: uncached, cached, cache writes, audio and images.",
  }),
  cachedInputTokens: wireCount,
  cacheWriteTokens: wireCount,
  cacheSavedNanos: wireNanos.meta({
    description: "What cached input would have cost more as uncached, at each call's own price version.",
  }),
  outputTokens: wireCount.meta({ description: "All output: visible, reasoning, audio and images." }),
  reasoningTokens: wireCount,
};
const sumsView = z.object(sums);

export const rangeQuery = z.object({
  from: timeInput.meta({
    description: "Inclusive; taken down to a quarter of an hour (a minute for `minute`).",
  }),
  to: timeInput.meta({ description: "Exclusive; taken up likewise." }),
  filter: usageFilters,
});

export function isForward(range: { from: Date; to: Date }): boolean {
  return range.from < range.to;
}
const forwardIssue = { message: "`to` must be after `from`.", path: ["to"] };

export const seriesQuery = {
  bucket: z.enum(USAGE_BUCKETS).default("day"),
  zone: zoneInput,
  groupBy: usageDimension.optional().meta({ description: "Left out: one group, `all`." }),
  top: z.coerce.number().int().min(1).max(50).default(10),
};

export const usageSeriesView = z.object({
  bucket: z.enum(USAGE_BUCKETS),
  zone: z.string(),
  buckets: z.array(wireTime).meta({ description: "The start of each bucket; empty buckets are there too." }),
  groups: z
    .array(
      z.object({
        id: z.string().meta({
          description:
            "A model's slug, an id, a user …; empty: calls without one; `all` ungrouped; `other` for the rest.",
        }),
        label: z.string(),
        totals: sumsView,
        points: z.array(sumsView).meta({ description: "One for each bucket." }),
      }),
    )
    .meta({ description: "By spend, largest first." }),
});

export const usageSeriesEndpoint = defineEndpoint({
  id: "usage.series",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/series",
  tag: "Usage",
  summary: "Spend, calls and tokens over time, in the buckets of a time zone",
  access: "usage.read",
  params: orgParams,
  query: rangeQuery.extend(seriesQuery).refine(isForward, forwardIssue),
  response: usageSeriesView,
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

const BREAKDOWN_ORDERS = ["spend", "calls", "tokens", "errors", "change"] as const;

const breakdownQuery = {
  previousFrom: timeInput.optional().meta({ description: "Left out: the same length before `from`." }),
  previousTo: timeInput.optional().meta({
    description: "Left out: the same length after `previousFrom`; months differ in theirs.",
  }),
  orderBy: z.enum(BREAKDOWN_ORDERS).default("spend").meta({
    description: "Largest first; `change` by how far spend moved, up or down.",
  }),
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
};

export const usageBreakdownEndpoint = defineEndpoint({
  id: "usage.breakdown",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/breakdown",
  tag: "Usage",
  summary:
    "The values of a dimension in a range, beside those of the range before: who spends, and what moved",
  access: "usage.read",
  params: orgParams,
  query: rangeQuery.extend({ groupBy: usageDimension, ...breakdownQuery }).refine(isForward, forwardIssue),
  response: z.object({
    previousFrom: wireTime,
    previousTo: wireTime,
    totals: z.object({ current: summaryView, previous: summaryView }),
    groupCount: wireCount.meta({ description: "Values with calls in either range; `items` may be fewer." }),
    items: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        current: summaryView,
        previous: summaryView,
      }),
    ),
  }),
});

const percentiles = z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable();

export const usageLatencyEndpoint = defineEndpoint({
  id: "usage.latency",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/latency",
  tag: "Usage",
  summary: "Percentiles of the time to first token and of the whole call, in the buckets of a time zone",
  access: "usage.read",
  params: orgParams,
  query: rangeQuery
    .extend({ bucket: z.enum(USAGE_BUCKETS).default("day"), zone: zoneInput })
    .refine(isForward, forwardIssue),
  response: z.object({
    buckets: z.array(wireTime),
    errorWithin: z
      .number()
      .meta({ description: "How far a percentile may be off, as a share: 0.05 is 5 %." }),
    totals: z.object({ latencyMs: percentiles, ttftMs: percentiles }),
    points: z
      .array(z.object({ latencyMs: percentiles, ttftMs: percentiles }))
      .meta({ description: "One for each bucket; null without calls." }),
  }),
});

const EXPORT_VIEWS = ["series", "breakdown"] as const;

export const usageExportEndpoint = defineEndpoint({
  id: "usage.export",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/export",
  tag: "Usage",
  summary:
    "What the explorer shows as CSV: a line for each bucket and group, or for each value of a dimension",
  access: "usage.read",
  params: orgParams,
  query: rangeQuery
    .extend({
      view: z.enum(EXPORT_VIEWS).default("series").meta({
        description: "Which read the other parameters are for: `usage.series` or `usage.breakdown`.",
      }),
      ...seriesQuery,
      ...breakdownQuery,
    })
    .refine(isForward, forwardIssue)
    .refine(({ view, groupBy }) => view === "series" || groupBy !== undefined, {
      message: "A breakdown needs a dimension.",
      path: ["groupBy"],
    }),
  response: z.string().meta({
    description:
      "RFC 4180, UTF-8, with a header. Money in USD as exact decimals beside nano-dollars; times by the zone's clock with its offset.",
  }),
  contentType: "text/csv",
});

const paceSums = {
  calls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costNanos: wireNanos,
};

export const livePaceMessage = z
  .object({
    seconds: z
      .array(z.object({ ago: z.number().meta({ description: "0: the second that runs." }), ...paceSums }))
      .meta({ description: "Of the last 60 seconds those with calls." }),
  })
  .meta({ id: "LivePace" });

export const liveUsageMessage = z
  .object({
    landed: z.object(paceSums).meta({
      description:
        "Exact sums of all calls that landed and were not in `pace`; `events` has the latest of them.",
    }),
    events: z.array(callView).meta({ description: "Empty for roles that may not read requests." }),
  })
  .meta({ id: "LiveUsage" });

export const liveUsageEndpoint = defineEndpoint({
  id: "usage.live",
  method: "GET",
  path: "/api/orgs/{orgId}/live",
  tag: "Usage",
  summary:
    "Server-sent events: `pace` first, with the last minute; `usage` when calls land, `credit` with the balance after them",
  access: "usage.read",
  params: orgParams,
  response: liveUsageMessage,
  contentType: "text/event-stream",
});
