import type { BodyOf, ResponseOf } from "@/lib/contract/endpoint";
import type { createModelEndpoint, listAdminModelsEndpoint } from "@/lib/contract/models";

export type AdminModel = ResponseOf<typeof listAdminModelsEndpoint>["items"][number];
export type NewModel = BodyOf<typeof createModelEndpoint>;
export type NewRoute = NonNullable<NewModel["routes"]>[number];

/** Why the model answers no call, or null when it does. */
export function faultOf(model: AdminModel): string | null {
  if (!model.enabled) return "Off";
  if (!model.price) return "No price";
  return model.routes.some((route) => route.enabled) ? null : "No route";
}
