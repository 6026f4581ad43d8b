import type { BaseCtx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import type { Prisma, Tx } from "@/lib/db";
import type { CatalogEntry } from "../list/compile";
import type { PlannedChange } from "./plan";

type Writer = Pick<BaseCtx, "now"> & { createdById: string };

/** What a model's row takes from the list. */
export function entryColumns(entry: CatalogEntry) {
  const { name, ownedBy, contextTokens, maxOutputTokens } = entry;
  const { inputModalities, outputModalities, operations, capabilities, parameters } = entry;
  return {
    ...{ name, ownedBy, contextTokens, maxOutputTokens },
    ...{ inputModalities, outputModalities, operations, capabilities, parameters },
  };
}

function modelRow(change: PlannedChange & { entry: CatalogEntry }, id: string, { now }: Writer) {
  return { id, slug: change.slug, ...entryColumns(change.entry), createdAt: now };
}

function priceRows(change: PlannedChange, modelId: string, { now, createdById }: Writer) {
  return change.versions.map(
    ({ effectiveFrom, rates }): Prisma.PriceCreateManyInput => ({
      id: newId("price", now.getTime()),
      modelId,
      effectiveFrom,
      rates: rates as Prisma.InputJsonObject,
      note: change.note,
      source: change.source,
      listVersion: change.listVersion,
      createdById,
      createdAt: now,
    }),
  );
}

/** Writes planned changes with three statements, however many they are. Models are never edited, nor are prices. */
export async function writeChanges(tx: Tx, changes: readonly PlannedChange[], writer: Writer): Promise<void> {
  const models: Prisma.ModelCreateManyInput[] = [];
  const routes: Prisma.ModelRouteCreateManyInput[] = [];
  const prices: Prisma.PriceCreateManyInput[] = [];
  for (const change of changes) {
    const modelId = change.modelId ?? newId("model", writer.now.getTime());
    if (change.modelId === null && change.entry)
      models.push(modelRow({ ...change, entry: change.entry }, modelId, writer));
    if (change.needsRoute && change.provider) {
      const id = newId("route", writer.now.getTime());
      const { upstreamModel } = change;
      routes.push({ id, modelId, providerId: change.provider.id, upstreamModel, createdAt: writer.now });
    }
    prices.push(...priceRows(change, modelId, writer));
  }
  await tx.model.createMany({ data: models });
  await tx.modelRoute.createMany({ data: routes });
  await tx.price.createMany({ data: prices });
}
