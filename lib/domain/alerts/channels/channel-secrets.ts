import { randomBytes } from "node:crypto";
import { seal, unseal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { addMs } from "@/lib/core/time";
import type { Tx } from "@/lib/db";

const SECRET_PURPOSE = "webhook-secret";
const URL_PURPOSE = "webhook-url";
const SECRET_BYTES = 32;

export function sealUrl(url: string): string {
  return seal(env().TURNPIKE_SECRET, URL_PURPOSE, url);
}

/** The address of a webhook; of Slack's it is itself a secret: never log it. */
export function openUrl(sealed: string): string {
  return unseal(env().TURNPIKE_SECRET, URL_PURPOSE, sealed);
}

/** Gives a webhook another signing secret and answers it, for once; those before it end after `overlapMs`. */
export async function addSecret(tx: Tx, channelId: string, now: Date, overlapMs: number): Promise<string> {
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
  const endsAt = addMs(now, overlapMs);
  await tx.alertChannelSecret.updateMany({
    where: { channelId, OR: [{ expiresAt: null }, { expiresAt: { gt: endsAt } }] },
    data: { expiresAt: endsAt },
  });
  await tx.alertChannelSecret.create({
    data: {
      id: newId("secret", now.getTime()),
      channelId,
      secretEnc: seal(env().TURNPIKE_SECRET, SECRET_PURPOSE, secret),
      createdAt: now,
    },
  });
  return secret;
}

/** What messages are signed with now, the newest first. */
export async function readSecrets(tx: Tx, channelId: string, now: Date): Promise<string[]> {
  const rows = await tx.alertChannelSecret.findMany({
    where: { channelId, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    orderBy: { id: "desc" },
  });
  return rows.map(({ secretEnc }) => unseal(env().TURNPIKE_SECRET, SECRET_PURPOSE, secretEnc));
}
