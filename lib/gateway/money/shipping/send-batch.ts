import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@/lib/core/log";
import type { SettledCall } from "@/lib/domain/metering";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export type Sender = {
  ingest(calls: SettledCall[]): Promise<unknown>;
  /** Where a call goes that the database refuses for its content. */
  quarantinePath: string;
  log: Logger;
  /** Aborted when the gateway stops: then sending gives up and the calls stay in the journal. */
  signal: AbortSignal;
};

/**
 * Sends calls until the database has them, however long it is away. A call that it refuses for its content is found by halving
 * and set apart in a file, so that it does not stop the others. Throws only when it is aborted.
 */
export async function sendBatch(sender: Sender, calls: SettledCall[]): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      await sender.ingest(calls);
      return;
    } catch (error) {
      if (isAboutContent(error)) return halve(sender, calls, error as Error);
      sender.log.warn({ err: error, calls: calls.length, pauseMs }, "settled calls wait for the database");
    }
    await sleep(pauseMs * (0.75 + Math.random() / 2), undefined, { signal: sender.signal });
  }
}

async function halve(sender: Sender, calls: SettledCall[], error: Error): Promise<void> {
  if (calls.length === 1) {
    const [call] = calls;
    sender.log.error({ err: error, requestId: call!.requestId }, "a settled call was refused and set apart");
    appendFileSync(sender.quarantinePath, `${JSON.stringify({ error: error.message, call })}\n`, {
      mode: 0o600,
    });
    return;
  }
  const middle = Math.ceil(calls.length / 2);
  await sendBatch(sender, calls.slice(0, middle));
  await sendBatch(sender, calls.slice(middle));
}

/** SQLSTATE 22 (data exception) and 23 (constraint violation): sending it again cannot help. */
function isAboutContent(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" && /^2[23]\w{3}$/.test(code);
}
