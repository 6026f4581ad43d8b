import type { InputOf } from "@/lib/contract/endpoint";
import type { createModelEndpoint } from "@/lib/contract/models";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db";

type Route = InputOf<typeof createModelEndpoint>["routes"][number];

/** Makes the model's routes exactly these; a route to the same provider and upstream name keeps its id. */
export async function replaceRoutes(tx: Tx, modelId: string, routes: Route[], at: Date): Promise<void> {
  await requireProviders(tx, routes);
  const existing = await tx.modelRoute.findMany({ where: { modelId } });
  const nameOf = (route: Route) => `${route.providerId} ${route.upstreamModel}`;
  const wanted = new Map(routes.map((route) => [nameOf(route), route]));
  const gone = existing.filter((row) => !wanted.has(nameOf(row))).map((row) => row.id);
  await tx.modelRoute.deleteMany({ where: { id: { in: gone } } });
  for (const route of wanted.values()) {
    const { providerId, upstreamModel } = route;
    await tx.modelRoute.upsert({
      where: { modelId_providerId_upstreamModel: { modelId, providerId, upstreamModel } },
      create: { ...route, id: newId("route", at.getTime()), modelId, createdAt: at },
      update: route,
    });
  }
}

async function requireProviders(tx: Tx, routes: Route[]): Promise<void> {
  const ids = routes.map((route) => route.providerId);
  const rows = await tx.provider.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(rows.map((row) => row.id));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown < 0) return;
  throw new AppError("invalid_request", "No such provider.", { param: `routes[${unknown}].providerId` });
}
