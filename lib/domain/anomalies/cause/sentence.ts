import type { AnomalyMetric } from "@/lib/contract/anomalies";
import { addedBy, type Compared } from "./compare";

type Breakdown = { keys: readonly Compared[]; models: readonly Compared[]; users: readonly Compared[] };

const MOST = 0.5;

/** The value behind most of what was added, if there is one. */
function culprit(list: readonly Compared[], metric: AnomalyMetric): Compared | undefined {
  const added = list.map((value) => Math.max(0, addedBy(value, metric)));
  const all = added.reduce((sum, part) => sum + part, 0);
  const at = added.indexOf(Math.max(...added));
  return all > 0 && added[at]! / all >= MOST ? list[at] : undefined;
}

function times(now: number, usual: number): string | null {
  if (usual <= 0) return null;
  const ratio = now / usual;
  if (ratio < 1.2) return null;
  return `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)}×`;
}

const perCall = ({ tokens, calls }: Compared["now"]) => (calls > 0 ? tokens / calls : 0);

/** "Key prod-bot made 14× its usual calls, mostly on openai/gpt-5." */
export function toSentence(metric: AnomalyMetric, { keys, models, users }: Breakdown): string {
  const key = culprit(keys, metric);
  const model = culprit(models, metric);
  const user = culprit(users, metric);
  const who = key ? `Key ${key.label}` : model ? `Calls of ${model.label}` : "Several keys";
  const on = key && model ? `, mostly on ${model.label}` : "";
  const whose = user && user.id !== "" ? `, for the end customer ${user.id}` : "";
  return `${who} ${deedOf(metric, key ?? model)}${on}${whose}.`;
}

function deedOf(metric: AnomalyMetric, of: Compared | undefined): string {
  if (metric === "error_rate")
    return of ? `had ${Math.round(of.now.errors)} failed calls` : "had failing calls";
  if (metric === "latency") return "took longer to answer than usual";
  if (!of) return "together used more than they usually do";
  if (of.usual.calls < 1) return `made ${Math.round(of.now.calls)} calls at hours when it usually makes none`;
  const calls = times(of.now.calls, of.usual.calls);
  const tokens = times(perCall(of.now), perCall(of.usual));
  const deeds = [
    calls && `made ${calls} its usual calls`,
    tokens && `sent ${tokens} the usual tokens per call`,
  ];
  return deeds.filter(Boolean).join(" and ") || "cost more per token than usual";
}
