import type { z } from "zod";
import type { livePaceMessage, liveUsageMessage } from "../contract/usage";
import { pathOf } from "./call";
import type { Call } from "./calls";
import type { Credit } from "./credits";
import { liveUsageEndpoint } from "./endpoints/usage";
import type { PaceSums } from "./prepare-pace";

export type LiveStatus = "connecting" | "live" | "offline";

type StreamHandlers = {
  onStatus: (status: LiveStatus) => void;
  onCalls: (calls: Call[]) => void;
  onCredit: (credit: Credit) => void;
  /** The last minute: it stands for all that landed before. */
  onPace: (seconds: z.output<typeof livePaceMessage>["seconds"]) => void;
  /** Sums of what landed now. */
  onLanded: (sums: PaceSums) => void;
  /** The stream is back after a gap: what happened meanwhile must be read again. */
  onResume: () => void;
};

const FIRST_DELAY_MS = 500;
const DELAY_MS_MAX = 10_000;
/** Three beats of the server's: a connection that says nothing for so long is dead, whatever the browser thinks. */
const SILENCE_MS_MAX = 45_000;

/** One stream of server-sent events; reconnects by itself until the returned function is called. */
export function openStream(orgId: string, handlers: StreamHandlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let delayMs = FIRST_DELAY_MS;
  let wasLive = false;

  function hear() {
    clearTimeout(silence);
    silence = setTimeout(lose, SILENCE_MS_MAX);
  }
  // The browser's own reconnect gives up on an HTTP error; ours does not.
  function lose() {
    clearTimeout(silence);
    source?.close();
    handlers.onStatus("offline");
    timer = setTimeout(connect, delayMs);
    delayMs = Math.min(delayMs * 2, DELAY_MS_MAX);
  }
  function connect() {
    handlers.onStatus("connecting");
    const next = new EventSource(pathOf(liveUsageEndpoint, { params: { orgId } }));
    source = next;
    next.onopen = () => {
      hear();
      delayMs = FIRST_DELAY_MS;
      handlers.onStatus("live");
      if (wasLive) handlers.onResume();
      wasLive = true;
    };
    next.onerror = lose;
    const on = (event: string, read: (data: string) => void) =>
      next.addEventListener(event, (message) => {
        hear();
        read(message.data);
      });
    on("beat", () => {});
    on("pace", (data) => handlers.onPace((JSON.parse(data) as z.output<typeof livePaceMessage>).seconds));
    on("credit", (data) => handlers.onCredit(JSON.parse(data) as Credit));
    on("usage", (data) => {
      const { landed, events } = JSON.parse(data) as z.output<typeof liveUsageMessage>;
      handlers.onLanded(landed);
      handlers.onCalls(events);
    });
  }

  connect();
  return () => {
    clearTimeout(timer);
    clearTimeout(silence);
    source?.close();
  };
}
