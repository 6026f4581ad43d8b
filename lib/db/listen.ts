import pg from "pg";
import { env } from "../core/env";

export type Listener = { close(): Promise<void> };

type Handlers = {
  onMessage(channel: string, payload: string): void;
  /** After each (re)connect: what was announced meanwhile is lost, so read everything again here. */
  onConnect(): void;
  onError?(error: Error): void;
};

/** LISTENs on `channels` over a connection of its own and reconnects by itself (0.2 to 5 s apart) until closed. */
export function listen(
  channels: readonly string[],
  handlers: Handlers,
  connectionString = env().DATABASE_URL,
): Listener {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let delayMs = 200;
  let closed = false;

  function retry() {
    client = undefined;
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, delayMs);
    delayMs = Math.min(delayMs * 2, 5_000);
  }

  async function connect() {
    const next = new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 5_000 });
    next.on("error", (error) => handlers.onError?.(error));
    next.on("end", () => next === client && retry());
    next.on("notification", (message) => handlers.onMessage(message.channel, message.payload ?? ""));
    try {
      await next.connect();
      for (const channel of channels) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      if (closed) return void (await next.end());
      client = next;
      delayMs = 200;
      handlers.onConnect();
    } catch (error) {
      handlers.onError?.(error as Error);
      await next.end().catch(() => {});
      retry();
    }
  }

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
