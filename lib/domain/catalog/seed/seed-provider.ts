import type { ProviderKey } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import type { Tx } from "@/lib/db";
import { openCredential, toBaseUrl, toCredentialColumns, toCredentialText } from "../../providers";
import { type openLists, openPlan } from "../sync/open-plan";
import type { PlannedChange } from "../sync/plan";
import { writeChanges } from "../sync/write";
import { PRICED_FROM, SEEDED_BY } from "./seed-model";

type Lists = Awaited<ReturnType<typeof openLists>>;

function credentialOf({ preset, variable, key }: ProviderKey): string {
  try {
    return toCredentialText(preset.credential, key) ?? key;
  } catch (error) {
    throw error instanceof AppError ? new Error(`Settings: ${variable}: ${error.message}`) : error;
  }
}

async function ensureProvider(tx: Tx, key: ProviderKey): Promise<void> {
  const { slug, name, kind } = key.preset;
  const credential = credentialOf(key);
  const baseUrl = toBaseUrl(key.preset, key.baseUrl, null);
  const row = await tx.provider.findUnique({ where: { slug } });
  const columns = () => ({ baseUrl, ...toCredentialColumns(credential) });
  if (!row) {
    const names = { slug, name, kind, preset: slug };
    await tx.provider.create({ data: { id: newId("provider"), ...names, ...columns() } });
    return;
  }
  const isSame =
    row.baseUrl === baseUrl && row.credentialEnc !== null && openCredential(row.credentialEnc) === credential;
  if (!isSame) await tx.provider.update({ where: { id: row.id }, data: columns() });
}

/** A demo's past has prices too, so a model that nobody can have called is priced from before it. */
function fromTheStart(change: PlannedChange): PlannedChange {
  const [first, ...later] = change.versions;
  return first ? { ...change, versions: [{ ...first, effectiveFrom: PRICED_FROM }, ...later] } : change;
}

/** Connects a provider of the environment and adds those of its models that are not there, at list price. */
export async function seedProvider(tx: Tx, lists: Lists, key: ProviderKey): Promise<void> {
  await ensureProvider(tx, key);
  const at = now();
  const { changes } = await openPlan(tx, lists, at, { provider: key.preset.slug });
  const added = changes.filter(
    ({ kind, providerSlug }) => kind === "added" && providerSlug === key.preset.slug,
  );
  await writeChanges(tx, added.map(fromTheStart), { now: at, createdById: SEEDED_BY });
}
