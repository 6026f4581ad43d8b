import { Pool } from "undici";
import { monotonicMs } from "../core/time";
import type { Arrival } from "./trace";

/** How one call ended at the caller: `status` 0 when no answer came, `whole` when all of it came. */
export type CallResult = { callId: string; status: number; whole: boolean; error: string | null };

export type PlayOptions = {
  gatewayUrl: string;
  secret: string;
  model: string;
  arrivals: readonly Arrival[];
  callIdOf(index: number): string;
  /** Times the trace's own pace, or "max": as fast as the answers come. */
  speed: number | "max";
  stream: boolean;
  /** Calls in flight at most. */
  parallel: number;
  onProgress?(done: number): void;
};

export type Playback = { results: CallResult[]; elapsedMs: number; lateMsMax: number };

const RECONNECT_MS = 100;
const RECONNECT_MS_MAX = 60_000;

function bodyOf(options: PlayOptions, arrival: Arrival, callId: string): string {
  return JSON.stringify({
    model: options.model,
    user: callId,
    max_tokens: Math.max(1, arrival.outputTokens),
    messages: [{ role: "user", content: `Row ${callId} of a replayed trace.` }],
    ...(options.stream && { stream: true, stream_options: { include_usage: true } }),
  });
}

async function playOne(pool: Pool, options: PlayOptions, index: number): Promise<CallResult> {
  const callId = options.callIdOf(index);
  let status = 0;
  try {
    const response = await pool.request({
      method: "POST",
      path: "/v1/chat/completions",
      headers: { authorization: `Bearer ${options.secret}`, "content-type": "application/json" },
      body: bodyOf(options, options.arrivals[index]!, callId),
    });
    status = response.statusCode;
    const text = await response.body.text();
    const whole = status === 200 && (!options.stream || text.trimEnd().endsWith("data: [DONE]"));
    return { callId, status, whole, error: whole ? null : text.slice(0, 300) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { callId, status, whole: false, error: code ?? message };
  }
}

/** Resolves when the gateway answers again; rejects after a minute without an answer. */
async function waitForGateway(pool: Pool, secret: string): Promise<void> {
  const deadline = monotonicMs() + RECONNECT_MS_MAX;
  while (monotonicMs() < deadline) {
    try {
      const headers = { authorization: `Bearer ${secret}` };
      const response = await pool.request({ method: "GET", path: "/v1/models", headers });
      await response.body.dump();
      if (response.statusCode < 500) return;
    } catch {
      // Not there yet: that is what is waited for.
    }
    await sleep(RECONNECT_MS);
  }
  throw new Error("The gateway did not come back within a minute.");
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Plays a trace through the gateway. A call that fails is noted and never sent again; when the connection breaks, the
 * next call waits until the gateway is back. */
export async function play(options: PlayOptions): Promise<Playback> {
  const pool = new Pool(options.gatewayUrl, {
    connections: options.parallel,
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
  });
  const results: CallResult[] = [];
  const startMs = monotonicMs();
  let lateMsMax = 0;
  let next = 0;
  let outage: Promise<void> | undefined;

  async function playFrom(): Promise<void> {
    while (next < options.arrivals.length) {
      const index = next++;
      if (options.speed !== "max") {
        const dueMs = startMs + options.arrivals[index]!.atMs / options.speed;
        const waitMs = dueMs - monotonicMs();
        if (waitMs > 0) await sleep(waitMs);
        else lateMsMax = Math.max(lateMsMax, -waitMs);
      }
      if (outage) await outage;
      const result = await playOne(pool, options, index);
      results.push(result);
      options.onProgress?.(results.length);
      if (result.status === 0) {
        outage ??= waitForGateway(pool, options.secret).finally(() => {
          outage = undefined;
        });
        await outage;
      }
    }
  }

  try {
    await Promise.all(Array.from({ length: options.parallel }, playFrom));
    return { results, elapsedMs: monotonicMs() - startMs, lateMsMax };
  } finally {
    await pool.destroy();
  }
}
