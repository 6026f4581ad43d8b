import { SECOND_MS } from "@/lib/core/time";
import { db, type Listener, listen } from "@/lib/db";
import { readCredits } from "../../limits";
import { type Announcement, USAGE_CHANNEL } from "../ingest/announce";
import { type CallRow, readCallRows } from "../reads/call-rows";

/** Batches of one organization that land within this time are told as one. */
const GAP_MS = 100;
const CALLS_MAX = 20;

type Credit = ReturnType<Awaited<ReturnType<typeof readCredits>>["get"]>;

/** Sums of calls that were booked in one transaction. */
export type UsageBatch = Pick<Announcement, "xid" | "count" | "inputTokens" | "outputTokens" | "costNanos">;
/** `batches` have every call that landed, `calls` the latest of them. */
export type UsageNews = { batches: UsageBatch[]; calls: CallRow[]; credit: NonNullable<Credit> };

export type UsageFollower = {
  /** From now on nothing is missed; what landed just before can be read. */
  onReady(): void;
  onNews(news: UsageNews): void;
  /** News may have been missed: read everything again. */
  onGap(): void;
};

type Waiting = { requestIds: string[]; batches: UsageBatch[] };
type Org = { followers: Set<UsageFollower>; waiting: Waiting | null; isReading: boolean };
type Feed = { orgs: Map<string, Org>; listener: Listener | null; isReady: boolean };

// Next reloads modules in development; one LISTEN connection a process all the same.
const holder = globalThis as { turnpikeUsageFeed?: Feed };

function feed(): Feed {
  holder.turnpikeUsageFeed ??= { orgs: new Map(), listener: null, isReady: false };
  return holder.turnpikeUsageFeed;
}

/**
 * Tells a follower of every batch of an organization's calls that lands, until the returned function is called. All
 * followers of a process share one connection, and all of an organization one read a batch.
 */
export function followUsage(orgId: string, follower: UsageFollower): () => void {
  const { orgs } = feed();
  const org = orgs.get(orgId) ?? { followers: new Set(), waiting: null, isReading: false };
  orgs.set(orgId, org);
  org.followers.add(follower);
  if (feed().isReady) follower.onReady();
  startListening();
  return () => {
    org.followers.delete(follower);
    if (org.followers.size === 0 && orgs.get(orgId) === org) orgs.delete(orgId);
    if (orgs.size === 0) stopListening();
  };
}

function startListening(): void {
  const state = feed();
  state.listener ??= listen([USAGE_CHANNEL], {
    onMessage: (_, payload) => onAnnouncement(JSON.parse(payload) as Announcement),
    onConnect() {
      const isBack = state.isReady;
      state.isReady = true;
      for (const { followers } of state.orgs.values()) {
        for (const follower of followers) isBack ? follower.onGap() : follower.onReady();
      }
    },
  });
}

function stopListening(): void {
  const state = feed();
  void state.listener?.close();
  state.listener = null;
  state.isReady = false;
}

function onAnnouncement(news: Announcement): void {
  const org = feed().orgs.get(news.orgId);
  if (!org) return;
  const before = org.waiting;
  const { orgId, requestIds, ...batch } = news;
  org.waiting = {
    requestIds: [...(before?.requestIds ?? []), ...requestIds].slice(-CALLS_MAX),
    batches: [...(before?.batches ?? []), batch],
  };
  void tell(org, orgId);
}

async function tell(org: Org, orgId: string): Promise<void> {
  const news = org.waiting;
  if (!news || org.isReading) return;
  org.waiting = null;
  org.isReading = true;
  try {
    const [calls, credits] = await Promise.all([
      readCallRows(orgId, news.requestIds),
      readCredits(db(), [orgId]),
    ]);
    const credit = credits.get(orgId)!;
    for (const follower of org.followers) follower.onNews({ batches: news.batches, calls, credit });
  } catch {
    // The database is away: what was announced is lost to us, so the page reads again when it is back.
    await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
    for (const follower of org.followers) follower.onGap();
  }
  setTimeout(() => {
    org.isReading = false;
    void tell(org, orgId);
  }, GAP_MS);
}
