import { randomId } from "@/lib/client/random-id";
import type { ToolSetup } from "@/lib/contract/playground-setup";

/** A tool while it is written: its schema is text, which may not be one yet. */
export type ToolDraft = { key: string; name: string; description: string; schema: string; strict: boolean };

export const EXAMPLE_TOOL: ToolSetup = {
  name: "get_weather",
  description: "The weather at a place now.",
  parameters: {
    type: "object",
    properties: {
      city: { type: "string", description: "City and country" },
      unit: { type: "string", enum: ["celsius", "fahrenheit"] },
    },
    required: ["city"],
    additionalProperties: false,
  },
  strict: false,
};

export function draftOf({ parameters, ...rest }: ToolSetup): ToolDraft {
  return { ...rest, key: randomId(), schema: JSON.stringify(parameters, null, 2) };
}
