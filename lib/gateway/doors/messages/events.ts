import type { CallOutcome } from "@/lib/domain/metering";
import type { Call } from "../../call";
import type { MeasuredUsage } from "../../settle/measured-usage";
import { pricedUsage } from "./usage";

/** One server-sent event, named like its data's type. */
export function event(type: string, data: Record<string, unknown> = {}): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
}

/** The end of a message: why it ended, the settled usage with its cost, and the mark. */
export function messageEnd(stopReason: string, measured: MeasuredUsage, isCapped: boolean): string {
  const note = { turnpike: { note: "The answer was ended here because a budget is used up." } };
  return (
    event("message_delta", {
      delta: { stop_reason: stopReason, stop_sequence: null },
      usage: pricedUsage(measured),
      ...(isCapped && note),
    }) + event("message_stop")
  );
}

/** The end of a message that was not finished, since its status is sent. */
export function brokenEnd(outcome: CallOutcome, call: Call, measured: MeasuredUsage): string {
  const message =
    outcome === "aborted"
      ? "The caller left before the answer ended: this is what was generated until then."
      : "The provider broke off the answer.";
  return event("error", {
    error: { type: "api_error", message, code: "upstream_error" },
    usage: pricedUsage(measured),
    request_id: call.requestId,
  });
}

/** The beginning of a message; what is known of its usage then. */
export function messageStart(id: string, model: string, usage: Record<string, unknown>): string {
  const message = {
    id,
    type: "message",
    role: "assistant",
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage,
  };
  return event("message_start", { message });
}
