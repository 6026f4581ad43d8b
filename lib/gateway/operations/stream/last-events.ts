import { AppError, toErrorBody } from "@/lib/core/errors";
import type { OperationPiece } from "../../providers/provider";

/** The events that were held back; the last that ends the answer carries the usage of the whole call, with its cost. */
export function lastEvents(held: OperationPiece[], usage: Record<string, unknown> | null): string {
  const at = held.findLastIndex((piece) => piece.isLast);
  return held
    .map((piece, i) => (i === at && usage ? withUsage(piece, usage) : piece.bytes.toString()))
    .join("");
}

function withUsage({ bytes }: OperationPiece, usage: Record<string, unknown>): string {
  const text = bytes.toString();
  const start = text.search(/^data:/m);
  const head = text.slice(0, start);
  const event = JSON.parse(text.slice(start + "data:".length)) as { usage?: Record<string, unknown> };
  return `${head}data: ${JSON.stringify({ ...event, usage: event.usage ? { ...event.usage, cost: usage.cost } : usage })}\n\n`;
}

/** The status is sent, so a provider that breaks off is an error in the stream. */
export function errorEvent(): string {
  const error = new AppError("upstream_error", "The provider broke off the answer.");
  return `event: error\ndata: ${JSON.stringify(toErrorBody(error))}\n\n`;
}
