import { providerKeys } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { inTransaction, type Tx } from "@/lib/db";
import { openLists } from "../sync/open-plan";
import { SANDBOX_MODELS } from "./sandbox-models";
import { PRICED_FROM, SEEDED_BY, type SeedModel } from "./seed-model";
import { seedProvider } from "./seed-provider";

const LOCK_ID = 727_074_01;

/**
 * The sandbox and its models, and for every provider whose key is in the environment that provider with its models at list
 * price. Adds what is missing and changes nothing that an operator may have changed, but for the credential and address of
 * the environment, which win.
 */
export async function seedCatalog(): Promise<void> {
  const keys = providerKeys();
  const lists = keys.length > 0 ? await openLists() : null;
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK_ID})::text`;
    await seedModels(tx, await seedSandbox(tx), SANDBOX_MODELS);
    if (lists) for (const key of keys) await seedProvider(tx, lists, key);
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

async function seedModels(tx: Tx, providerId: string, models: readonly SeedModel[]): Promise<void> {
  const slugs = models.map((model) => model.slug);
  const rows = await tx.model.findMany({ where: { slug: { in: slugs } }, select: { slug: true } });
  const known = new Set(rows.map((row) => row.slug));
  for (const { rates, ...model } of models.filter(({ slug }) => !known.has(slug))) {
    const upstreamModel = model.slug.slice(model.slug.indexOf("/") + 1);
    const price = {
      id: newId("price"),
      effectiveFrom: PRICED_FROM,
      rates,
      note: "List price",
      source: "list",
    };
    await tx.model.create({
      data: {
        ...model,
        id: newId("model"),
        routes: { create: { id: newId("route"), providerId, upstreamModel } },
        prices: { create: { ...price, createdById: SEEDED_BY } },
      },
    });
  }
}
