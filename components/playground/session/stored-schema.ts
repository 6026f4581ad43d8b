import { z } from "zod";
import { playgroundParameters, responseFormat, toolSetup } from "@/lib/contract/playground-setup";

/** A session as a tab keeps it. The settings are checked, because requests are made of them; the turns are our own record. */
export const storedSession = z.looseObject({
  version: z.literal(2),
  system: z.string(),
  tools: z.array(toolSetup),
  responseFormat,
  panes: z
    .array(z.looseObject({ id: z.string(), model: z.string(), parameters: playgroundParameters }))
    .min(1),
  turns: z.record(z.string(), z.looseObject({ id: z.string() })),
  chosen: z.record(z.string(), z.string()),
});
