import type { GatewayEndpoint } from "./gateway-endpoint";
import { activityQuery, activitySchema, generationQuery, generationSchema } from "./records";

/** What was used, as the key's project may see it. */
export const RECORD_ENDPOINTS: readonly GatewayEndpoint[] = [
  {
    id: "generation.get",
    method: "GET",
    path: "/v1/generation",
    summary: "One call's exact record, once it is booked: usually within a second of its end.",
    query: generationQuery,
    body: null,
    response: generationSchema,
    chunk: null,
    errors: ["invalid_request", "invalid_api_key", "not_found", "store_unavailable"],
  },
  {
    id: "activity.list",
    method: "GET",
    path: "/v1/activity",
    summary: "What the key's project used, by day, model and provider.",
    query: activityQuery,
    body: null,
    response: activitySchema,
    chunk: null,
    errors: ["invalid_request", "invalid_api_key", "store_unavailable"],
  },
];
