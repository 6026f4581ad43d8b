import { randomInt } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

const LENGTH_MAX = 40;
/** Names that are, or may become, addresses of the portal itself. */
const RESERVED = new Set(
  "account admin api app auth docs forgot-password help impersonation invite login logout models new onboarding playground public reset reset-password settings sign-up signup status support verify verify-email welcome www".split(
    " ",
  ),
);

/** `Café 42!` becomes `cafe-42`; a name without a letter or digit becomes `org`. */
function toSlug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, LENGTH_MAX);
  return slug.replace(/^-+|-+$/g, "") || "org";
}

/** A free slug made of the name: itself, else with four random digits. A race is settled by the unique index. */
export async function freeSlug(tx: Tx, name: string): Promise<string> {
  const base = toSlug(name);
  if (!RESERVED.has(base) && !(await tx.org.count({ where: { slug: base } }))) return base;
  return `${base}-${randomInt(1000, 10_000)}${randomInt(10)}`;
}

/** Throws 409 when the slug is reserved or another organization's. */
export async function requireFreeSlug(tx: Tx, slug: string, ownOrgId?: string): Promise<void> {
  const holder = await tx.org.findUnique({ where: { slug }, select: { id: true } });
  if (RESERVED.has(slug) || (holder && holder.id !== ownOrgId)) {
    throw new AppError("conflict", `The slug "${slug}" is taken. Choose another.`, { param: "slug" });
  }
}
