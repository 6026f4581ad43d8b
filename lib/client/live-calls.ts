import type { Call } from "./usage";

export type LiveStatus = "connecting" | "live" | "offline";

type Handlers = {
  onCalls: (calls: Call[]) => void;
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
    const next = new EventSource(`/api/orgs/${encodeURIComponent(orgId)}/live`);
    source = next;
    next.onopen = () => {
      delayMs = FIRST_DELAY_MS;
      handlers.onStatus("live");
      if (wasLive) handlers.onResume();
      wasLive = true;
    };
    next.addEventListener("usage", (message) => {
      handlers.onCalls((JSON.parse(message.data) as { events: Call[] }).events);
    });
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
