import type { AnomalyDetail } from "@/lib/client/anomalies";

export type Culprit = { scopeType: "key" | "project"; scopeId: string; name: string };

/** What can be capped or paused: the anomaly's own key or project, else the key that added the most. */
export function culpritOf({ scopeType, scopeId, scopeName, cause }: AnomalyDetail): Culprit | null {
  if (scopeType === "key" || scopeType === "project") return { scopeType, scopeId, name: scopeName };
  const key = cause?.contributors.find(({ dimension }) => dimension === "key");
  return key ? { scopeType: "key", scopeId: key.id, name: key.label } : null;
}

/** The key to pause; a project is only ever capped. */
export function keyToPause(anomaly: AnomalyDetail): Culprit | null {
  const culprit = culpritOf(anomaly);
  if (culprit?.scopeType === "key") return culprit;
  const key = anomaly.cause?.contributors.find(({ dimension }) => dimension === "key");
  return key ? { scopeType: "key", scopeId: key.id, name: key.label } : null;
}
