import { type Ctx, can } from "@/lib/access";
import { creditView } from "@/lib/contract/credits";
import type { InputOf } from "@/lib/contract/endpoint";
import { livePaceMessage, liveUsageEndpoint, liveUsageMessage } from "@/lib/contract/usage";
import { addMs, MINUTE_MS, now, SECOND_MS } from "@/lib/core/time";
import { followUsage, listCalls, readPace, type UsageBatch, type UsageNews } from "@/lib/domain/metering";
import { anonymousCtx, authorize } from "./caller";

const HEARTBEAT_MS = 15 * SECOND_MS;
/** A revoked session or a lost membership ends the stream within this time. */
const RECHECK_MS = 30 * SECOND_MS;
/** A browser that is this many messages behind is let go; it comes back and reads everything. */
const BEHIND_MAX = 64;

/** What landed between the page's own read and the stream is sent first. */
const RECENT_MS = MINUTE_MS;
const RECENT_MAX = 20;

const encoder = new TextEncoder();
const message = (event: string, data: unknown) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The organization's calls as they land, as server-sent events. Ends when its reader may no longer read. */
export async function streamUsage(
  ctx: Ctx,
  _input: InputOf<typeof liveUsageEndpoint>,
  request: Request,
): Promise<Response> {
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stop = follow(ctx, request, controller);
      },
      cancel: () => stop(),
    },
    { highWaterMark: BEHIND_MAX },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function follow(ctx: Ctx, request: Request, controller: ReadableStreamDefaultController<Uint8Array>) {
  const mayReadCalls =
    ctx.actor.type === "user" && ctx.actor.role !== null && can(ctx.actor.role, "requests.read");
  let isOpen = true;
  /** What comes before the last minute was read waits for it, so that no call counts twice. */
  let early: UsageNews[] | null = [];
  let isInPace = (_xid: string) => false;

  function end() {
    if (!isOpen) return;
    isOpen = false;
    unfollow();
    clearInterval(heartbeat);
    clearInterval(recheck);
    request.signal.removeEventListener("abort", end);
    try {
      controller.close();
    } catch {
      // Cancelled by its reader: closed already.
    }
  }
  function send(text: string) {
    if (!isOpen) return;
    if ((controller.desiredSize ?? 0) <= 0) end();
    else controller.enqueue(encoder.encode(text));
  }
  function onNews(news: UsageNews) {
    if (early) return void early.push(news);
    const { batches, calls, credit } = news;
    const landed = sumOf(batches.filter(({ xid }) => !isInPace(xid)));
    const events = mayReadCalls ? calls : [];
    send(
      message("usage", liveUsageMessage.parse({ landed, events })) +
        message("credit", creditView.parse(credit)),
    );
  }

  async function sendRecent() {
    const from = addMs(now(), -RECENT_MS);
    const [pace, { items }] = await Promise.all([
      readPace(ctx.orgId),
      mayReadCalls ? listCalls(ctx, { from, limit: RECENT_MAX }) : { items: [] },
    ]);
    send(message("pace", livePaceMessage.parse(pace)));
    if (items.length > 0)
      send(message("usage", liveUsageMessage.parse({ landed: sumOf([]), events: items })));
    isInPace = pace.holds;
    const waiting = early ?? [];
    early = null;
    for (const news of waiting) onNews(news);
  }

  const onReady = () => void sendRecent().catch(end);
  const unfollow = followUsage(ctx.orgId, { onReady, onNews, onGap: end });
  const heartbeat = setInterval(() => send(`: heartbeat\n${message("beat", {})}`), HEARTBEAT_MS);
  const recheck = setInterval(() => void mayStillRead(ctx, request).then((may) => may || end()), RECHECK_MS);
  request.signal.addEventListener("abort", end);
  send(": connected\n\n");
  return end;
}

function sumOf(batches: readonly UsageBatch[]) {
  const sums = { calls: 0, inputTokens: 0, outputTokens: 0, costNanos: 0n };
  for (const batch of batches) {
    sums.calls += batch.count;
    sums.inputTokens += batch.inputTokens;
    sums.outputTokens += batch.outputTokens;
    sums.costNanos += BigInt(batch.costNanos);
  }
  return sums;
}

async function mayStillRead(ctx: Ctx, request: Request): Promise<boolean> {
  try {
    await authorize(liveUsageEndpoint, anonymousCtx(request.headers), request.headers, { orgId: ctx.orgId });
    return true;
  } catch {
    return false;
  }
}
