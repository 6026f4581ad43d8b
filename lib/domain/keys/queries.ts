import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { getKeyEndpoint, listKeysEndpoint } from "@/lib/contract/keys";
import { db } from "@/lib/db";
import { readKey, readKeys } from "./key-view";

/** One key, without its secret. */
export async function getKey(ctx: Ctx, input: InputOf<typeof getKeyEndpoint>) {
  requirePermission(ctx, "keys.read");
  return readKey(db(), ctx, input.keyId);
}

/** The organization's keys, newest first; revoked ones only when asked for. */
export async function listKeys(ctx: Ctx, input: InputOf<typeof listKeysEndpoint>) {
  requirePermission(ctx, "keys.read");
  const live = input.includeRevoked ? {} : { revokedAt: null };
  return { items: await readKeys(db(), ctx, { ...live, projectId: input.projectId }) };
}
