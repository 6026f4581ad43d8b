import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updateProviderEndpoint } from "@/lib/contract/providers";
import { AppError } from "@/lib/core/errors";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { toCredentialColumns } from "./credential";
import { requireAllowedHost } from "./metadata-addresses";
import { readProvider } from "./provider-view";

/** Changes a provider, replaces its credential, or switches it off. The sandbox has neither address nor credential. */
export async function updateProvider(ctx: BaseCtx, input: InputOf<typeof updateProviderEndpoint>) {
  requireOperator(ctx);
  const { providerId, credential, ...changes } = input;
  if (changes.baseUrl !== undefined) await requireAllowedHost(changes.baseUrl);
  return inTransaction(async (tx) => {
    const before = await readProvider(tx, providerId);
    if (before.kind === "sandbox" && (changes.baseUrl !== undefined || credential !== undefined)) {
      throw new AppError("invalid_request", "The sandbox is built in: it has no address and no credential.", {
        param: changes.baseUrl === undefined ? "credential" : "baseUrl",
      });
    }
    await tx.provider.update({
      where: { id: providerId },
      data: { ...changes, ...(credential !== undefined && toCredentialColumns(credential)) },
    });
    await recordAudit(tx, ctx, {
      action: "provider.update",
      targetType: "provider",
      targetId: providerId,
      data: {
        ...changes,
        ...(credential !== undefined && { credential: credential ? "replaced" : "removed" }),
      },
    });
    return readProvider(tx, providerId);
  });
}
