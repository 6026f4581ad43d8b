import { SECOND_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { type Claimed, claimDue } from "./claim-due";
import { loadOutgoing, type Outgoing } from "./load-outgoing";
import { toSlackBody, toWebhookBody } from "./message";
import { postMessage } from "./post-message";
import { finishByMail, finishByPost, skip } from "./record-attempt";
import { signMessage } from "./signature";

/** Its address or secret cannot be opened: sealed under another TURNPIKE_SECRET. It must not hold up the others. */
const UNREADABLE = { status: null, latencyMs: 0, response: null, error: "Its settings cannot be read." };

/** Sends what is due, each by its channel. At least once under the same id; answers how many arrived and how many did not. */
export async function deliverDueAlerts(now: Date): Promise<{ delivered: number; failed: number }> {
  const claimed = await claimDue(now);
  const results = await Promise.all(claimed.map((claim) => deliver(claim, now)));
  const delivered = results.filter(Boolean).length;
  return { delivered, failed: results.length - delivered };
}

async function deliver(claim: Claimed, now: Date): Promise<boolean> {
  const outgoing = await loadOutgoing(db(), claim, now).catch(() => null);
  if (outgoing === null) return finishByPost(claim, UNREADABLE, now);
  if (outgoing.isOff) return skip(claim, "The channel is off.");
  if (outgoing.type === "email") return finishByMail(claim, outgoing, now);
  const result = await post(claim, outgoing, now);
  return finishByPost(claim, result, now);
}

function post({ id }: Claimed, { type, url, secrets, message }: Outgoing, now: Date) {
  if (type === "slack") return postMessage(url, toSlackBody(message), {});
  const atSeconds = Math.floor(now.getTime() / SECOND_MS);
  const body = toWebhookBody(message);
  return postMessage(url, body, {
    "webhook-id": id,
    "webhook-timestamp": String(atSeconds),
    "webhook-signature": signMessage(secrets, id, atSeconds, body),
  });
}
