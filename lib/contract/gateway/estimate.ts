import { z } from "zod";
import { chatRequestSchema } from "./chat-request";
import type { GatewayEndpoint } from "./gateway-endpoint";
import { messagesRequestSchema } from "./messages-request";
import { responsesRequestSchema } from "./responses-request";

const count = z.number().int();
const money = z.object({
  usd: z.string().meta({ description: "USD, decimal." }),
  nanos: z.string().meta({ description: "Nano-dollars, whole." }),
});

/** Whose past calls an estimate rests on. */
const scope = z.enum(["key", "organization", "model", "all"]).meta({
  description: "Calls of this key and model, of the organization and model, of the model, or of all models.",
});

/** Answer of POST /v1/estimate: what a call would use and cost. */
const estimateSchema = z
  .object({
    object: z.literal("estimate"),
    model: z.string(),
    input_tokens: count,
    input_tokens_source: z.enum(["counted", "estimated"]).meta({
      description: "By the model's tokenizer; estimated where part of the input has no text, as a file has.",
    }),
    output_tokens: z.object({
      p10: count,
      p50: count,
      p90: count,
      max: count.meta({ description: "More than this is not generated." }),
    }),
    cost: z.object({
      p10: money,
      p50: money,
      p90: money,
      ceiling: money.meta({ description: "The most that the call can cost: what is held for it." }),
    }),
    price_id: z.string().meta({ description: "The version of the price." }),
    calibration: z
      .object({
        interval: z.number().meta({ description: "The share of calls that is to fall between P10 and P90." }),
        calls: count.meta({ description: "Past calls that were estimated before they were made." }),
        inside: count.meta({ description: "Those whose cost fell between P10 and P90." }),
        share: z.number(),
        scope,
      })
      .nullable()
      .meta({ description: "Null before any call was estimated." }),
    history: z
      .array(
        z.object({
          scope,
          calls: count.meta({ description: "Calls that were learned from." }),
          weight: z
            .number()
            .meta({ description: "Their part in the estimate; what is missing to 1 is a prior." }),
        }),
      )
      .meta({ description: "What the estimate rests on, the closest calls first." }),
  })
  .meta({ id: "Estimate" });

export type Estimate = z.infer<typeof estimateSchema>;

export const ESTIMATE_ENDPOINT: GatewayEndpoint = {
  id: "estimate.create",
  method: "POST",
  path: "/v1/estimate",
  summary:
    "What a call would use and cost, before it is made. Nothing is sent to a provider, and nothing billed.",
  body: z.union([chatRequestSchema, responsesRequestSchema, messagesRequestSchema]).meta({
    description:
      "The body of the call: a chat completion; of Responses where it has `input` and no `messages`; of Messages where the header `anthropic-version` is sent.",
  }),
  response: estimateSchema,
  chunk: null,
  errors: [
    "invalid_request",
    "invalid_json",
    "invalid_api_key",
    "permission_denied",
    "model_not_found",
    "request_too_large",
    "rate_limit_exceeded",
    "store_unavailable",
  ],
};
