import { errorObject, type FailureHeaders, failureByStatus, retryAfterMs, safeText } from "../failure";
import type { UpstreamFailure } from "../provider";

type Said = { error?: Said | string; message?: unknown; detail?: unknown };
type Fault = { loc?: unknown[]; msg?: unknown };

/** Faults of single members, as FastAPI lists them: vLLM, Mistral. */
function faultsText(detail: unknown): string | null {
  if (typeof detail === "string") return detail;
  if (!Array.isArray(detail)) return null;
  const texts = detail.map(({ loc = [], msg }: Fault) => {
    const at = loc.filter((part) => part !== "body").join(".");
    return at ? `${at}: ${msg}` : String(msg);
  });
  return texts.length > 0 ? texts.join("; ") : null;
}

function textOf(said: unknown): string | null {
  if (typeof said === "string") return said;
  if (typeof said !== "object" || said === null) return null;
  const { error, message, detail } = said as Said;
  return textOf(error) ?? textOf(message) ?? faultsText(detail);
}

/** The upstream's own words where they help the caller. */
function safeMessage(body: Buffer): string | null {
  const text = textOf(errorObject(body));
  return text === null ? null : safeText(text);
}

function isContextOverflow(body: Buffer): boolean {
  return body.includes("context_length_exceeded") || body.includes("maximum context length");
}

/** What an upstream's error status means for the caller and for the other targets. */
export function readOpenAiFailure(status: number, headers: FailureHeaders, body: Buffer): UpstreamFailure {
  const failure = failureByStatus(status, safeMessage(body), retryAfterMs(headers));
  return failure.code === "invalid_request" && isContextOverflow(body)
    ? { ...failure, code: "context_length_exceeded" }
    : failure;
}
