import { AppError } from "@/lib/core/errors";
import type { Gateway } from "../gateway";
import type { Target } from "../providers/provider";
import type { ModelRecord, RouteRecord } from "../snapshot/records";

/** Routes of one priority in random order, heavier ones first more often. */
function byWeight(routes: RouteRecord[]): RouteRecord[] {
  if (routes.length < 2) return routes;
  return routes
    .map((route) => ({ route, draw: Math.random() ** (1 / Math.max(1, route.weight)) }))
    .sort((a, b) => b.draw - a.draw)
    .map(({ route }) => route);
}

function inOrder(routes: RouteRecord[]): RouteRecord[] {
  if (routes.length < 2) return routes;
  const priorities = [...new Set(routes.map((route) => route.priority))];
  return priorities.flatMap((priority) => byWeight(routes.filter((route) => route.priority === priority)));
}

/**
 * The places that can answer for a model, in the order in which they are tried: by priority, then by weight; those whose
 * circuit is open come last. 404 when the model has none that is switched on.
 */
export function chooseTargets(gateway: Gateway, model: ModelRecord, nowMs: number): Target[] {
  const targets: Target[] = [];
  const resting: Target[] = [];
  for (const route of inOrder(model.routes)) {
    const provider = gateway.config.snapshot.provider(route.providerId);
    const driver = provider?.enabled ? gateway.drivers.get(provider.kind) : undefined;
    if (!provider || !driver) continue;
    const target = { provider, driver, upstreamModel: route.upstreamModel, model };
    (gateway.breakers.isOpen(provider.id, nowMs) ? resting : targets).push(target);
  }
  targets.push(...resting);
  if (targets.length > 0) return targets;
  throw new AppError("model_not_found", `No provider of ${model.slug} is switched on.`, { param: "model" });
}
