import type { Model } from "@/lib/client/models";
import type { LeftOut } from "@/lib/contract/playground-setup";

/** What the catalogue says of a model that decides what it can be sent. */
export type ModelFacts = Pick<
  Model,
  "slug" | "inputModalities" | "capabilities" | "parameters" | "maxOutputTokens"
>;

/** The parameters that it takes; null where the catalogue does not say. */
export function parameterNames(model: ModelFacts | undefined): ReadonlySet<string> | null {
  return model && model.parameters.length > 0 ? new Set(model.parameters) : null;
}

/** Whether a model can be sent such a thing. One that is not in the catalogue is sent everything, and may refuse it. */
export function takes(model: ModelFacts | undefined, kind: LeftOut): boolean {
  if (!model) return true;
  switch (kind) {
    case "images":
      return model.inputModalities.includes("image");
    case "files":
      return model.inputModalities.includes("file");
    case "tools":
      return model.capabilities.includes("tools") || model.parameters.includes("tools");
    case "response_format":
      return model.capabilities.includes("json_schema") || model.parameters.includes("response_format");
  }
}
