import type { z } from "zod";
import { liveUsageEndpoint, type liveUsageMessage } from "../contract/usage";
import { pathOf } from "./call";
import type { Call } from "./calls";
import type { Credit } from "./credits";

export type LiveStatus = "connecting" | "live" | "offline";

type Handlers = {
  onCalls: (calls: Call[]) => void;
  onCredit: (credit: Credit) => void;
  onStatus: (status: LiveStatus) => void;
  /** The stream is back after a gap: what happened meanwhile must be read again. */
  onResume: () => void;
};

const FIRST_DELAY_MS = 500;
const DELAY_MS_MAX = 10_000;

/** Follows an organization's finished calls until the returned function is called; reconnects by itself. */
export function followCalls(orgId: string, handlers: Handlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delayMs = FIRST_DELAY_MS;
  let wasLive = false;

  function connect() {
    handlers.onStatus("connecting");
    const next = new EventSource(pathOf(liveUsageEndpoint, { params: { orgId } }));
    source = next;
    next.onopen = () => {
      delayMs = FIRST_DELAY_MS;
      handlers.onStatus("live");
      if (wasLive) handlers.onResume();
      wasLive = true;
    };
    next.addEventListener("usage", (message) => {
      handlers.onCalls((JSON.parse(message.data) as z.output<typeof liveUsageMessage>).events);
    });
    next.addEventListener("credit", (message) => handlers.onCredit(JSON.parse(message.data) as Credit));
    // The browser's own reconnect gives up on an HTTP error; ours does not.
    next.onerror = () => {
      next.close();
      handlers.onStatus("offline");
      timer = setTimeout(connect, delayMs);
      delayMs = Math.min(delayMs * 2, DELAY_MS_MAX);
    };
  }

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
