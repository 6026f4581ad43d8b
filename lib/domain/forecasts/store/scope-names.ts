import { db } from "@/lib/db";
import type { ForecastScope } from "../published";

/** What people call these scopes, by `type:id`; a model is called by its slug. */
export async function readScopeNames(orgId: string, scopes: readonly ForecastScope[]) {
  const idsOf = (type: ForecastScope["type"]) =>
    scopes.filter((scope) => scope.type === type).map(({ id }) => id);
  const select = { id: true, name: true } as const;
  const [orgs, projects, keys] = await Promise.all([
    db().org.findMany({ where: { id: orgId }, select }),
    db().project.findMany({ where: { orgId, id: { in: idsOf("project") } }, select }),
    db().apiKey.findMany({ where: { orgId, id: { in: idsOf("key") } }, select }),
  ]);
  const names = new Map([...orgs, ...projects, ...keys].map(({ id, name }) => [id, name]));
  return ({ id }: ForecastScope) => names.get(id) ?? id;
}
