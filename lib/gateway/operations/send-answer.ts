import type { Call } from "../call";
import { sendText } from "../http/respond";

/** Sends a whole answer, kept first where it may be asked for again. */
export async function sendAnswer(
  call: Call,
  contentType: string,
  text: string,
  costNanos: number,
): Promise<void> {
  if (call.recording) await call.recording.keep(text, costNanos, contentType);
  sendText(call, 200, contentType, text, costNanos);
}
