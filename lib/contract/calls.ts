import { z } from "zod";
import { timeOfId } from "../core/id-format";
import { callField, callQuery } from "./call-filters";
import { defineEndpoint } from "./endpoint";
import { priceRates } from "./prices";
import { orgParams, pageOf, pageQuery, wireCount, wireNanos, wireTime } from "./wire";

/** The record of each call. */

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
  providerId: z.string(),
  providerName: z.string().nullable(),
  region: z.string().nullable(),
  endUser: z.string().nullable(),
  conversation: z.string().nullable(),
  tags: z.record(z.string(), z.unknown()).nullable(),
  upstreamRequestId: z.string().nullable(),
  priceId: z.string().nullable(),
};
export const callView = z.object(callFields).meta({ id: "Call" });

const SORTS = ["time", "cost", "latency"] as const;
/** A cursor is the last row's own place: its value, where the list is sorted by one, then its id and attempt. */
const CURSOR = /^(?:\d{1,19}\.)?req_[0-9A-Z]{26}\.\d{1,4}$/;

function isRequestId(text: string): boolean {
  try {
    return text.startsWith("req_") && timeOfId(text) >= 0;
  } catch {
    return false;
  }
}

export const requestIdParams = orgParams.extend({
  requestId: z.string().refine(isRequestId, "Write a request id: req_…"),
});

export const listCallsEndpoint = defineEndpoint({
  id: "calls.list",
  method: "GET",
  path: "/api/orgs/{orgId}/calls",
  tag: "Usage",
  summary: "Calls, newest first, or the dearest or slowest first",
  access: "requests.read",
  params: orgParams,
  query: pageQuery.extend({
    ...callQuery,
    sort: z
      .enum(SORTS)
      .default("time")
      .meta({ description: "`cost` and `latency` are descending, within 31 days at most." }),
    cursor: z.string().regex(CURSOR, "Send the nextCursor of the page before.").optional(),
  }),
  response: pageOf(callView),
});

const EXPORT_FORMATS = ["csv", "ndjson"] as const;

export const exportCallsEndpoint = defineEndpoint({
  id: "calls.export",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/export",
  tag: "Usage",
  summary: "The calls of a list as CSV or NDJSON, at most 100,000",
  access: "requests.read",
  params: orgParams,
  query: z.object({ ...callQuery, format: z.enum(EXPORT_FORMATS).default("csv") }),
  contentType: "text/csv",
  response: z.string().meta({ description: "CSV with a header line, or a JSON object per line." }),
});

export const listCallValuesEndpoint = defineEndpoint({
  id: "calls.values",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/values",
  tag: "Usage",
  summary: "Values of a field among the latest calls, the most frequent first",
  access: "requests.read",
  params: orgParams,
  query: z.object({
    field: callField.optional().meta({ description: "Left out: the names of tags." }),
    search: z.string().max(200).optional(),
    from: callQuery.from,
    to: callQuery.to,
  }),
  response: z.object({
    items: z.array(z.object({ value: z.string(), label: z.string(), calls: wireCount })),
  }),
});

export const getCallEndpoint = defineEndpoint({
  id: "calls.get",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/{requestId}",
  tag: "Usage",
  summary: "One call: every attempt, and how its cost was computed",
  access: "requests.read",
  params: requestIdParams,
  response: z.object({
    ...callFields,
    attempts: z.array(
      z.object({
        ...callFields,
        upstreamModel: z.string(),
        providerSlug: z.string().nullable(),
        overheadUs: z.number(),
        settledAt: wireTime,
        usage: z.record(z.string(), z.number()).meta({
          description:
            "The whole vector by class, those of 0 left out: input | cachedInput | output | reasoning | …",
        }),
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
