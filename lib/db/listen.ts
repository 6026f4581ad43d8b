import pg from "pg";
import { env } from "../core/env";

export type Listener = { close(): Promise<void> };

type Handlers = {
  onMessage(channel: string, payload: string): void;
  /** After each (re)connect: what was announced meanwhile is lost, so read everything again here. */
  onConnect(): void;
  onError?(error: Error): void;
};

/** How often a connection is asked whether it still lives, and how long it may take to say so. */
const BOUNDS = { pingEveryMs: 5_000, answerMsMax: 5_000 };
const CLOSE_MS_MAX = 500;
const RETRY_MS_LEAST = 200;
const RETRY_MS_MOST = 5_000;

/**
 * LISTENs on `channels` over a connection of its own and reconnects by itself (0.2 to 5 s apart) until closed. A server that hangs,
 * or a line that broke without a word, is noticed within ten seconds.
 */
export function listen(
  channels: readonly string[],
  handlers: Handlers,
  connectionString = env().DATABASE_DIRECT_URL ?? env().DATABASE_URL,
  { pingEveryMs, answerMsMax } = BOUNDS,
): Listener {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let delayMs = RETRY_MS_LEAST;
  let closed = false;

  function retry() {
    client = undefined;
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(() => void connect(), delayMs);
    delayMs = Math.min(delayMs * 2, RETRY_MS_MOST);
  }

  async function ping(current: pg.Client) {
    try {
      await current.query("SELECT 1");
      if (current === client && !closed) timer = setTimeout(() => void ping(current), pingEveryMs);
    } catch (error) {
      if (current !== client) return;
      handlers.onError?.(error as Error);
      current.connection.stream.destroy();
    }
  }

  async function connect() {
    const next = new pg.Client({
      connectionString,
      keepAlive: true,
      connectionTimeoutMillis: answerMsMax,
      query_timeout: answerMsMax,
    });
    next.on("error", (error) => handlers.onError?.(error));
    next.on("end", () => next === client && retry());
    next.on("notification", (message) => handlers.onMessage(message.channel, message.payload ?? ""));
    try {
      await next.connect();
      for (const channel of channels) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      handlers.onError?.(error as Error);
      next.connection.stream.destroy();
      retry();
      return;
    }
    if (closed) return next.connection.stream.destroy();
    client = next;
    delayMs = RETRY_MS_LEAST;
    timer = setTimeout(() => void ping(next), pingEveryMs);
    handlers.onConnect();
  }

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      const current = client;
      if (!current) return;
      const hung = setTimeout(() => current.connection.stream.destroy(), CLOSE_MS_MAX);
      await current.end().catch(() => {});
      clearTimeout(hung);
    },
  };
}
