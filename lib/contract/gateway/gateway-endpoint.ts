import type { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";

/** One door of the gateway: what the server enforces and the API reference shows. */
export type GatewayEndpoint = {
  id: string;
  method: "GET" | "POST";
  path: string;
  summary: string;
  /** Parameters of the address. */
  query?: z.ZodObject;
  body: z.ZodType | null;
  /** A form with this file in it, beside the body's fields; left out: JSON. */
  file?: string;
  /** The JSON answer, where there is one. */
  response: z.ZodType | null;
  /** What else the answer may be, by content type, without a schema. */
  alsoAnswers?: readonly string[];
  /** The schema of one `data:` line, where the endpoint can stream. */
  chunk: z.ZodType | null;
  errors: ErrorCode[];
  /** The envelope of its errors, where it is not OpenAI's. */
  error?: z.ZodType;
};

/** What any call that is billed can end in. */
export const inferenceErrors: ErrorCode[] = [
  "invalid_request",
  "invalid_json",
  "invalid_api_key",
  "credits_exhausted",
  "budget_exceeded",
  "permission_denied",
  "model_not_found",
  "idempotency_conflict",
  "idempotency_result_lost",
  "request_too_large",
  "rate_limit_exceeded",
  "upstream_error",
  "store_unavailable",
  "overloaded",
  "upstream_timeout",
];
