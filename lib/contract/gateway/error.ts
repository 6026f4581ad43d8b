import { z } from "zod";

/** The error envelope of the OpenAI doors: all four keys are always there. */
export const gatewayErrorSchema = z
  .object({
    error: z.looseObject({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().nullable(),
    }),
  })
  .meta({ id: "GatewayError" });
