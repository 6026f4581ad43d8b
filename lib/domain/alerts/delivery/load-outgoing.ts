import type { ChannelType } from "@/lib/contract/alert-channels";
import type { Tx } from "@/lib/db";
import { openUrl, readSecrets } from "../channels/channel-secrets";
import { TEST_KIND } from "../notifications/test-kind";
import type { Claimed } from "./claim-due";
import type { Message } from "./message";

export type Outgoing = {
  type: ChannelType;
  /** Switched off or removed since: nothing is sent but a test. */
  isOff: boolean;
  url: string;
  secrets: string[];
  recipients: string[];
  message: Message;
};

/** Everything that a delivery needs, as it is now. */
export async function loadOutgoing(tx: Tx, claim: Claimed, now: Date): Promise<Outgoing> {
  const [channel, { id: notificationId, ...notification }] = await Promise.all([
    tx.alertChannel.findUniqueOrThrow({ where: { id: claim.channelId } }),
    tx.notification.findUniqueOrThrow({ where: { id: claim.notificationId } }),
  ]);
  const { orgId, roles, addresses, urlEnc } = channel;
  const [org, secrets, members] = await Promise.all([
    tx.org.findUniqueOrThrow({ where: { id: orgId }, select: { name: true } }),
    readSecrets(tx, channel.id, now),
    tx.member.findMany({
      where: { orgId, role: { in: roles }, NOT: { mutedMail: { has: notification.kind } } },
      select: { user: { select: { email: true } } },
    }),
  ]);
  const mailboxes = [...members.map(({ user }) => user.email), ...addresses].map((one) => one.toLowerCase());
  const isTest = notification.kind === TEST_KIND;
  return {
    type: channel.type as ChannelType,
    isOff: channel.revokedAt !== null || (channel.disabledAt !== null && !isTest),
    url: urlEnc === null ? "" : openUrl(urlEnc),
    secrets,
    recipients: [...new Set(mailboxes)],
    message: { ...notification, notificationId, orgName: org.name },
  };
}
