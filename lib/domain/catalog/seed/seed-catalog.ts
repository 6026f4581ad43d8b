import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { inTransaction, type Tx } from "@/lib/db";
import { openCredential, toCredentialColumns } from "../../providers";
import { OPENAI_MODELS } from "./openai-models";
import { SANDBOX_MODELS } from "./sandbox-models";
import type { SeedModel } from "./seed-model";

const OPENAI_BASE_URL = "https://api.openai.com/v1";
const SEEDED_BY = "system";
/** Before anything that can have been called: a demo's past has prices too. */
const PRICED_FROM = new Date("2025-01-01T00:00:00Z");
const LOCK_ID = 727_074_01;

/**
 * The sandbox and its models, and with OPENAI_API_KEY set an `openai` provider with its models. Adds what is missing and
 * changes nothing that an operator may have changed, but for the credential and address of the environment, which win.
 */
export async function seedCatalog(): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK_ID})::text`;
    await seedModels(tx, await seedSandbox(tx), SANDBOX_MODELS);
    const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl } = env();
    if (key) await seedModels(tx, await seedOpenAi(tx, key, baseUrl ?? OPENAI_BASE_URL), OPENAI_MODELS);
  });
}

async function seedSandbox(tx: Tx): Promise<string> {
  const row = await tx.provider.upsert({
    where: { slug: "sandbox" },
    create: { id: newId("provider"), slug: "sandbox", name: "Sandbox", kind: "sandbox" },
    update: {},
  });
  return row.id;
}

async function seedOpenAi(tx: Tx, key: string, address: string): Promise<string> {
  const baseUrl = address.trim().replace(/\/+$/, "");
  const row = await tx.provider.findUnique({ where: { slug: "openai" } });
  if (!row) {
    const id = newId("provider");
    const names = { slug: "openai", name: "OpenAI", kind: "openai" };
    await tx.provider.create({ data: { id, ...names, baseUrl, ...toCredentialColumns(key) } });
    return id;
  }
  const isSame =
    row.baseUrl === baseUrl && row.credentialEnc !== null && openCredential(row.credentialEnc) === key;
  if (!isSame)
    await tx.provider.update({ where: { id: row.id }, data: { baseUrl, ...toCredentialColumns(key) } });
  return row.id;
}

async function seedModels(tx: Tx, providerId: string, models: readonly SeedModel[]): Promise<void> {
  const slugs = models.map((model) => model.slug);
  const rows = await tx.model.findMany({ where: { slug: { in: slugs } }, select: { slug: true } });
  const known = new Set(rows.map((row) => row.slug));
  for (const { rates, ...model } of models.filter(({ slug }) => !known.has(slug))) {
    const upstreamModel = model.slug.slice(model.slug.indexOf("/") + 1);
    await tx.model.create({
      data: {
        ...model,
        id: newId("model"),
        routes: { create: { id: newId("route"), providerId, upstreamModel } },
        prices: {
          create: {
            id: newId("price"),
            effectiveFrom: PRICED_FROM,
            rates,
            note: "List price",
            createdById: SEEDED_BY,
          },
        },
      },
    });
  }
}
