import type { Call } from "./calls";
import type { Credit } from "./credits";
import { type LiveStatus, openStream } from "./live-calls";
import { mergeCalls } from "./merge-calls";
import { addToPace, type Pace, toPace } from "./prepare-pace";

export type LiveHandlers = {
  onStatus: (status: LiveStatus) => void;
  onCalls?: (calls: Call[]) => void;
  onCredit?: (credit: Credit) => void;
  onPace?: (pace: Pace) => void;
  onResume?: () => void;
};

type Feed = {
  handlers: Set<LiveHandlers>;
  status: LiveStatus;
  pace: Pace;
  /** For who joins a stream that is open already, as the server sends them to who opens one. */
  latest: readonly Call[];
  close: () => void;
  closing?: ReturnType<typeof setTimeout>;
};

const LATEST_MAX = 20;
/** From one page to the next the stream stays open. */
const LINGER_MS = 1_000;
const feeds = new Map<string, Feed>();

/** Follows an organization's finished calls until the returned function is called; all of a page share one stream. */
export function followCalls(orgId: string, handlers: LiveHandlers): () => void {
  const feed = feeds.get(orgId) ?? openFeed(orgId);
  clearTimeout(feed.closing);
  feed.handlers.add(handlers);
  handlers.onStatus(feed.status);
  handlers.onPace?.(feed.pace);
  if (feed.latest.length > 0) handlers.onCalls?.([...feed.latest]);
  return () => {
    feed.handlers.delete(handlers);
    if (feed.handlers.size > 0) return;
    feed.closing = setTimeout(() => {
      feeds.delete(orgId);
      feed.close();
    }, LINGER_MS);
  };
}

function openFeed(orgId: string): Feed {
  const feed: Feed = { handlers: new Set(), status: "connecting", pace: [], latest: [], close: () => {} };
  feeds.set(orgId, feed);
  const each = (tell: (handlers: LiveHandlers) => void) => {
    for (const handlers of feed.handlers) tell(handlers);
  };
  function setPace(pace: Pace) {
    feed.pace = pace;
    each(({ onPace }) => onPace?.(pace));
  }
  feed.close = openStream(orgId, {
    onStatus(status) {
      feed.status = status;
      each(({ onStatus }) => onStatus(status));
    },
    onPace: (seconds) => setPace(toPace(seconds, performance.now())),
    onLanded: (sums) => setPace(addToPace(feed.pace, sums, performance.now())),
    onCalls(calls) {
      feed.latest = mergeCalls(calls, feed.latest, LATEST_MAX);
      each(({ onCalls }) => onCalls?.(calls));
    },
    onCredit: (credit) => each(({ onCredit }) => onCredit?.(credit)),
    onResume: () => each(({ onResume }) => onResume?.()),
  });
  return feed;
}
