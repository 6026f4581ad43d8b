import type { Markup, UnlistedRule } from "@/lib/contract/catalog";
import type { ProviderSettings } from "@/lib/contract/providers";
import { notFound } from "@/lib/core/errors";
import type { ProviderKind } from "@/lib/core/provider-presets";
import type { Prisma, Tx } from "@/lib/db";

const withModelCount = { _count: { select: { routes: true } } } as const;
type ProviderRow = Prisma.ProviderGetPayload<{ include: typeof withModelCount }>;

function toView({ _count, credentialEnc, ...row }: ProviderRow) {
  return {
    ...row,
    kind: row.kind as ProviderKind,
    settings: row.settings as ProviderSettings,
    markup: row.markup as Markup | null,
    unlisted: row.unlisted as UnlistedRule | null,
    hasCredential: credentialEnc !== null,
    modelCount: _count.routes,
  };
}

/** Every provider, oldest first, without credentials. */
export async function readProviders(tx: Tx) {
  const rows = await tx.provider.findMany({ include: withModelCount, orderBy: { createdAt: "asc" } });
  return rows.map(toView);
}

/** One provider, or 404. */
export async function readProvider(tx: Tx, id: string) {
  const row = await tx.provider.findUnique({ where: { id }, include: withModelCount });
  if (!row) throw notFound("provider");
  return toView(row);
}
