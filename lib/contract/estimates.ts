import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { orgParams } from "./wire";

/** How well calls are estimated before they are made. */

/** The share of calls whose cost is to be between P10 and P90. */
export const ESTIMATE_INTERVAL = 0.8;

const tally = {
  calls: z.number().int().meta({ description: "Calls that were estimated." }),
  inside: z.number().int().meta({ description: "Those whose cost was between P10 and P90." }),
};

export const getCalibrationEndpoint = defineEndpoint({
  id: "estimates.calibration",
  method: "GET",
  path: "/api/orgs/{orgId}/estimates/calibration",
  tag: "Usage",
  summary: "How often past calls cost what was estimated, by day and by model",
  access: "usage.read",
  params: orgParams,
  query: z.object({
    keyId: z.string().optional().meta({ description: "Left out: the whole organization." }),
    model: z.string().optional(),
  }),
  response: z.object({
    interval: z.number().meta({ description: "The share that is aimed at." }),
    ...tally,
    days: z.array(z.object({ day: z.iso.date(), ...tally })),
    models: z.array(z.object({ model: z.string(), ...tally })),
  }),
});
