import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { getTenantEndpoint } from "@/lib/contract/tenants";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db";
import { readAudit } from "../../audit";
import { readKeys } from "../../keys";
import { readLedger } from "../../ledger";
import { readTenants } from "../../metering";
import { toRole } from "../../orgs";

const MEMBERS_MAX = 100;
const KEYS_MAX = 50;
const LATEST = { limit: 20 };

/** One organization as its operator sees it; never what it sent or was answered, and of a key its mask alone. */
export async function getTenant(ctx: BaseCtx, { tenantId }: InputOf<typeof getTenantEndpoint>) {
  requireOperator(ctx);
  const [tenant] = await readTenants([tenantId], ctx.now);
  if (!tenant) throw notFound("tenant");
  const [members, keys, ledger, audit] = await Promise.all([
    readMembers(tenantId, ctx.now),
    readKeys(db(), { ...ctx, orgId: tenantId }, { revokedAt: null }),
    readLedger(tenantId, LATEST),
    readAudit(tenantId, LATEST),
  ]);
  const lastUse = (key: (typeof keys)[number]) => key.lastUsedAt?.getTime() ?? 0;
  return {
    tenant,
    members,
    keys: keys.toSorted((a, b) => lastUse(b) - lastUse(a)).slice(0, KEYS_MAX),
    ledger: ledger.items,
    audit: audit.items,
  };
}

async function readMembers(orgId: string, at: Date) {
  const rows = await db().member.findMany({
    where: { orgId },
    include: {
      user: {
        include: {
          sessions: {
            where: { revokedAt: null, expiresAt: { gt: at } },
            orderBy: { lastSeenAt: "desc" },
            take: 1,
            select: { lastSeenAt: true },
          },
        },
      },
    },
    orderBy: { userId: "asc" },
    take: MEMBERS_MAX,
  });
  return rows.map(({ userId, role, createdAt, user }) => ({
    userId,
    name: user.name,
    email: user.email,
    role: toRole(role),
    hasTwoFactor: user.totpEnabledAt !== null,
    isOperator: user.isOperator,
    createdAt,
    lastSeenAt: user.sessions[0]?.lastSeenAt ?? null,
  }));
}

/** The id of the organization of a slug, or null. Operator only. */
export async function findTenantId(ctx: BaseCtx, slug: string): Promise<string | null> {
  requireOperator(ctx);
  const org = await db().org.findUnique({ where: { slug }, select: { id: true } });
  return org?.id ?? null;
}
