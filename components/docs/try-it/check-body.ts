import { z } from "zod";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";

export type BodyFault = { at: string; message: string };

/** Compiling schemas needs `eval`, which pages forbid. */
z.config({ jitless: true });

/** What the gateway would refuse in this body, by the schema that it enforces; none: it may be sent. */
export function checkBody(operationId: string, text: string): BodyFault[] {
  const endpoint = GATEWAY_ENDPOINTS.find(({ id }) => id === operationId);
  if (!endpoint?.body) return [];
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return [{ at: "JSON", message: error instanceof Error ? error.message : "This is not JSON." }];
  }
  const checked = endpoint.body.safeParse(body);
  if (checked.success) return [];
  return checked.error.issues.map(({ path, message }) => ({
    at: path.map(String).join(".") || "body",
    message,
  }));
}
