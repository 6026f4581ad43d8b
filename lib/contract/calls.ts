import { z } from "zod";
import { timeOfId } from "../core/ids";
import { defineEndpoint } from "./endpoint";
import { priceRates } from "./prices";
import { orgParams, pageOf, pageQuery, timeInput, wireNanos, wireTime } from "./wire";

/** The record of each call. */

const filters = {
  model: z.string().optional(),
  keyId: z.string().optional(),
  projectId: z.string().optional(),
};

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
