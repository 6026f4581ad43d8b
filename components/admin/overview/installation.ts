import type { ResponseOf } from "@/lib/contract/endpoint";
import type { getInstallationEndpoint } from "@/lib/contract/installation";

export type Installation = ResponseOf<typeof getInstallationEndpoint>;
export type ProviderHealth = Installation["providers"][number];

const SERIES_MAX = 7;

/** How the chart reads the installation's days: the same on the server, which prefetches, as in the browser. */
export const installationUsageArgs = (groupBy: "provider" | "model") => ({
  days: 30,
  groupBy,
  top: SERIES_MAX,
});

type Health = { tone: "accent" | "warning" | "danger" | "neutral"; text: string };

const FAILING_SHARE = 0.05;
const CALLS_MIN = 20;

/** How a provider does: what happens now before what its calls tell, and nothing of too few calls. */
export function healthOf({ enabled, failingSince, calls, errors }: ProviderHealth): Health {
  if (!enabled) return { tone: "neutral", text: "Off" };
  if (failingSince) return { tone: "danger", text: "Failing now" };
  if (calls === 0) return { tone: "neutral", text: "No calls yet" };
  if (calls >= CALLS_MIN && errors / calls > FAILING_SHARE) return { tone: "warning", text: "Often failing" };
  return { tone: "accent", text: "Healthy" };
}
