import { z } from "zod";

const usd = z.string().meta({ description: "USD as a decimal string." });

/** What a 402 says beyond the envelope: which limit cannot pay for the call. */
const refusedForMoney = z.object({
  scope: z.enum(["plan", "organization", "project", "key", "model", "customer"]).meta({
    description: "402: whose limit it is; `customer` is an end customer, `plan` the operator's allowance.",
  }),
  scope_id: z.string().meta({ description: "402 and 429: its id; a customer's is the call's `user`." }),
  window: z.enum(["day", "week", "month", "lifetime"]).meta({ description: "402: in UTC." }),
  spent: usd.meta({ description: "402: settled in this window, in USD." }),
  reserved: usd.meta({ description: "402: held for calls under way, in USD." }),
  resets_at: z.string().nullable().meta({ description: "402: when the window starts anew; null for never." }),
  remedy: z.string().meta({ description: "402: what to do, in words." }),
  docs_url: z.string(),
});

/** What a 429 says beyond the envelope: which limit is reached. */
const refusedForRate = z.object({
  metric: z
    .enum(["requests per minute", "requests per day", "tokens per minute", "concurrent requests"])
    .meta({ description: "429: of the `scope` key, project or organization." }),
  limit: z
    .union([usd, z.number()])
    .meta({ description: "402: the limit in force, in USD. 429: requests or tokens." }),
  used: z.number().meta({ description: "429: counted against the limit." }),
});

/** The error envelope of the OpenAI doors: all four keys are always there. */
export const gatewayErrorSchema = z
  .object({
    error: z.looseObject({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().nullable(),
      ...refusedForMoney.partial().shape,
      ...refusedForRate.partial().shape,
    }),
  })
  .meta({ id: "GatewayError" });
