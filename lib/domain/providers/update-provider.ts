import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updateProviderEndpoint } from "@/lib/contract/providers";
import { AppError } from "@/lib/core/errors";
import { presetOf } from "@/lib/core/provider-presets";
import { db, inTransaction, Prisma } from "@/lib/db";
import { recordAudit } from "../audit";
import { toBaseUrl } from "./base-url";
import { requireAllowedToken, toCredentialColumns, toCredentialText } from "./credential";
import { requireAllowedHost } from "./metadata-addresses";
import { readProvider } from "./provider-view";

type Input = InputOf<typeof updateProviderEndpoint>;
type Provider = Awaited<ReturnType<typeof readProvider>>;

/** Changes a provider, replaces its credential, or switches it off. The sandbox has neither address nor credential. */
export async function updateProvider(ctx: BaseCtx, input: Input) {
  requireOperator(ctx);
  const { providerId, credential, markup, unlisted, ...rest } = input;
  const before = await readProvider(db(), providerId);
  refuseForSandbox(before, input);
  const baseUrl = nextBaseUrl(before, input);
  if (baseUrl !== undefined) await requireAllowedHost(baseUrl);
  const changes = { ...rest, ...(baseUrl !== undefined && { baseUrl }) };
  const form = presetOf(before).credential;
  const text = credential === undefined ? undefined : toCredentialText(form, credential);
  await requireAllowedToken(form, text ?? null);
  return inTransaction(async (tx) => {
    await tx.provider.update({
      where: { id: providerId },
      data: {
        ...changes,
        ...(markup !== undefined && { markup: markup ?? Prisma.DbNull }),
        ...(unlisted !== undefined && { unlisted: unlisted ?? Prisma.DbNull }),
        ...(text !== undefined && toCredentialColumns(text)),
      },
    });
    await recordAudit(tx, ctx, {
      action: "provider.update",
      targetType: "provider",
      targetId: providerId,
      data: {
        ...changes,
        ...(markup !== undefined && { markup }),
        ...(unlisted !== undefined && { unlisted }),
        ...(text !== undefined && { credential: text ? "replaced" : "removed" }),
      },
    });
    return readProvider(tx, providerId);
  });
}

function refuseForSandbox(provider: Provider, input: Input): void {
  if (provider.kind !== "sandbox") return;
  const param = (["baseUrl", "credential"] as const).find((field) => input[field] !== undefined);
  if (!param) return;
  throw new AppError("invalid_request", "The sandbox is built in: it has no address and no credential.", {
    param,
  });
}

/** A preset's own address follows the region; one that the operator wrote stays. */
function nextBaseUrl(before: Provider, { baseUrl, region }: Input): string | undefined {
  const preset = presetOf(before);
  if (baseUrl !== undefined) return toBaseUrl(preset, baseUrl, null);
  if (region === undefined || !preset.region) return undefined;
  const isPresets = before.region !== null && before.baseUrl === toBaseUrl(preset, undefined, before.region);
  return isPresets ? toBaseUrl(preset, undefined, region) : undefined;
}
