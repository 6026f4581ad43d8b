import { ALERT_KINDS } from "@/lib/contract/notifications";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db";

/** Every organization begins with mail to its owners and admins; who removed that channel does not get it again. */
export async function ensureDefaultChannel(tx: Tx, orgId: string, now: Date): Promise<void> {
  if (await tx.alertChannel.count({ where: { orgId, isDefault: true } })) return;
  const row = {
    id: newId("channel", now.getTime()),
    orgId,
    type: "email",
    name: "Owners and admins",
    kinds: [...ALERT_KINDS],
    roles: ["owner", "admin"],
    addresses: [],
    label: "owner, admin",
    isDefault: true,
    createdAt: now,
  };
  await tx.alertChannel.createMany({ data: [row], skipDuplicates: true });
}
