import type { Ctx } from "@/lib/access";
import type { KeyPermission, KeyStatus } from "@/lib/contract/keys";
import { notFound } from "@/lib/core/errors";
import type { Prisma, Tx } from "@/lib/db";
import { readBudgets } from "../limits";

/** How long a secret made by a scheduled rotation waits to be fetched. */
export const SEALED_DAYS_MAX = 7;

const withSecrets = {
  project: { select: { name: true } },
  secrets: { select: { createdAt: true, expiresAt: true, sealedEnc: true } },
} as const;

type KeyRow = Prisma.ApiKeyGetPayload<{ include: typeof withSecrets }>;
type StatusFields = Pick<KeyRow, "revokedAt" | "disabledAt" | "expiresAt"> & {
  secrets: { expiresAt: Date | null }[];
};

/** When the last of the older secrets stops being good, or null when only the current one is. */
function overlapEnd(secrets: { expiresAt: Date | null }[], at: Date): Date | null {
  const ends = secrets.flatMap((secret) =>
    secret.expiresAt && secret.expiresAt > at ? [secret.expiresAt] : [],
  );
  return ends.length ? new Date(Math.max(...ends.map(Number))) : null;
}

/** What a key is at a time; the worst news wins. */
function keyStatus(key: StatusFields, at: Date): KeyStatus {
  if (key.revokedAt) return "revoked";
  if (key.disabledAt) return "disabled";
  if (key.expiresAt && key.expiresAt <= at) return "expired";
  return overlapEnd(key.secrets, at) ? "rotating" : "active";
}

function toView(row: KeyRow, budgets: Awaited<ReturnType<typeof readBudgets>>, at: Date) {
  const { secrets, project, ...key } = row;
  return {
    ...key,
    environment: key.environment as "live" | "test",
    permissions: key.permissions as KeyPermission[],
    projectName: project.name,
    status: keyStatus(row, at),
    budgets: budgets.filter((budget) => budget.scopeId === key.id),
    overlapEndsAt: overlapEnd(secrets, at),
    hasSecretToReveal: secrets.some((secret) => secret.sealedEnc && !secret.expiresAt),
  };
}

/** The organization's standard keys that match, newest first, with their budgets. */
export async function readKeys(tx: Tx, ctx: Ctx, where: Prisma.ApiKeyWhereInput) {
  const rows = await tx.apiKey.findMany({
    where: { ...where, orgId: ctx.orgId, kind: "standard" },
    include: withSecrets,
    orderBy: { createdAt: "desc" },
  });
  const ids = rows.map((row) => row.id);
  const budgets = await readBudgets(tx, ctx.orgId, ctx.now, {
    kind: "cap",
    scopeType: "key",
    scopeId: { in: ids },
  });
  return rows.map((row) => toView(row, budgets, ctx.now));
}

/** One standard key; the same 404 for none and for another tenant's. */
export async function readKey(tx: Tx, ctx: Ctx, keyId: string) {
  const [key] = await readKeys(tx, ctx, { id: keyId });
  if (!key) throw notFound("key");
  return key;
}
