import { SECOND_MS } from "@/lib/core/time";
import { db, type Listener, listen } from "@/lib/db";
import { readCredits } from "../../limits";
import { type CallRow, readCallRows } from "../reads/call-rows";

const CHANNEL = "turnpike_usage";
/** Batches of one organization that land within this time are told as one. */
const GAP_MS = 100;
const CALLS_MAX = 20;

type Announcement = { orgId: string; requestIds: string[]; count: number };
type Credit = ReturnType<Awaited<ReturnType<typeof readCredits>>["get"]>;

export type UsageNews = { count: number; calls: CallRow[]; credit: NonNullable<Credit> };

export type UsageFollower = {
  /** From now on nothing is missed; what landed just before can be read. */
  onReady(): void;
  onNews(news: UsageNews): void;
  /** News may have been missed: read everything again. */
  onGap(): void;
};

type Org = { followers: Set<UsageFollower>; waiting: Announcement | null; isReading: boolean };
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
  state.listener ??= listen([CHANNEL], {
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
  org.waiting = {
    orgId: news.orgId,
    count: (before?.count ?? 0) + news.count,
    requestIds: [...(before?.requestIds ?? []), ...news.requestIds].slice(-CALLS_MAX),
  };
  void tell(org);
}

async function tell(org: Org): Promise<void> {
  const news = org.waiting;
  if (!news || org.isReading) return;
  org.waiting = null;
  org.isReading = true;
  try {
    const [calls, credits] = await Promise.all([
      readCallRows(news.orgId, news.requestIds),
      readCredits(db(), [news.orgId]),
    ]);
    const credit = credits.get(news.orgId)!;
    for (const follower of org.followers) follower.onNews({ count: news.count, calls, credit });
  } catch {
    // The database is away: what was announced is lost to us, so the page reads again when it is back.
    await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
    for (const follower of org.followers) follower.onGap();
  }
  setTimeout(() => {
    org.isReading = false;
    void tell(org);
  }, GAP_MS);
}
