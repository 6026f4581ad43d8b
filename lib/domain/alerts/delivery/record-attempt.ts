import { inTransaction, type Tx } from "@/lib/db";
import { alertLetter, enqueueMail } from "../../mail";
import type { Claimed } from "./claim-due";
import type { Outgoing } from "./load-outgoing";
import type { PostResult } from "./post-message";
import { retryAt } from "./retry-at";

const GONE = 410;

const isSuccess = ({ status }: PostResult) => status !== null && status >= 200 && status < 300;

/** Whoever has claimed the delivery since then decides about it, so the outcome of an older try only stays in the log. */
async function settle(tx: Tx, { id, attempt }: Claimed, data: object): Promise<boolean> {
  const { count } = await tx.alertDelivery.updateMany({
    where: { id, attempts: attempt, status: "pending" },
    data,
  });
  return count === 1;
}

/** Records what a receiver did: done, later again, given up, or its channel is switched off because it is gone. */
export async function finishByPost(claim: Claimed, result: PostResult, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await tx.alertAttempt.update({
      where: { deliveryId_attempt: { deliveryId: claim.id, attempt: claim.attempt } },
      data: result,
    });
    if (isSuccess(result)) {
      await settle(tx, claim, { status: "delivered", deliveredAt: now, note: null });
      return true;
    }
    const next = result.status === GONE ? null : retryAt(claim.attempt, now);
    if (next) await settle(tx, claim, { nextAttemptAt: next });
    else await settle(tx, claim, { status: "failed", note: noteOf(result) });
    if (result.status === GONE) await disable(tx, claim.channelId, now);
    return false;
  });
}

function noteOf({ status, error }: PostResult): string {
  return status === GONE
    ? "The receiver says that it is gone (410)."
    : `Given up: ${error ?? `status ${status}`}`;
}

async function disable(tx: Tx, channelId: string, now: Date): Promise<void> {
  await tx.alertChannel.updateMany({
    where: { id: channelId, disabledAt: null },
    data: { disabledAt: now, disabledReason: "The receiver answered 410: it wants no more." },
  });
  await tx.alertDelivery.updateMany({
    where: { channelId, status: "pending" },
    data: { status: "skipped", note: "The channel is off." },
  });
}

/** Puts a mail to each recipient into the outbox in the transaction that ends the delivery: neither without the other. */
export async function finishByMail(claim: Claimed, outgoing: Outgoing, now: Date): Promise<boolean> {
  const { recipients, message } = outgoing;
  return inTransaction(async (tx) => {
    const data =
      recipients.length > 0
        ? { status: "delivered", deliveredAt: now, note: mailNote(recipients.length) }
        : { status: "failed", note: "Nobody has one of its roles and wants mail of this kind." };
    if (!(await settle(tx, claim, data))) return false;
    const letter = alertLetter(message.orgName, message);
    for (const to of recipients) await enqueueMail(tx, now, to, letter);
    await tx.alertAttempt.update({
      where: { deliveryId_attempt: { deliveryId: claim.id, attempt: claim.attempt } },
      data: { latencyMs: 0, ...(recipients.length === 0 && { error: data.note }) },
    });
    return recipients.length > 0;
  });
}

function mailNote(recipients: number): string {
  return `Given to the outbox for ${recipients === 1 ? "one recipient" : `${recipients} recipients`}.`;
}

/** Leaves a delivery undone, and says why in its log. */
export async function skip(claim: Claimed, note: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    await settle(tx, claim, { status: "skipped", note });
    return false;
  });
}
