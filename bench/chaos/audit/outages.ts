import type { Outage } from "../cluster/outage";
import { type Figure, info, mustBe } from "./figures";

const NAMES: [Outage["what"], Outage["signal"], string][] = [
  ["gateway", "SIGKILL", "gateways killed"],
  ["gateway", "SIGTERM", "gateways restarted in good order"],
  ["postgres", "SIGKILL", "PostgreSQL killed"],
  ["redis", "SIGKILL", "Redis killed"],
];

/**
 * What was away, and for how long at most. Money of a gateway that is away for longer than the lease time is lent to others, so
 * a machine too busy to start one within it has not run this test.
 */
export function countOutages(outages: readonly Outage[], leaseMs: number, lost: Outage | null): Figure[] {
  return NAMES.map(([what, signal, name]) => {
    const found = outages.filter((outage) => outage.what === what && outage.signal === signal);
    const back = found.filter((outage) => outage !== lost);
    const longestMs = Math.max(0, ...back.map(({ fromMs, untilMs }) => untilMs - fromMs));
    const value = `${found.length} (${(longestMs / 1_000).toFixed(1)} s)`;
    if (what === "redis") return info(name, value);
    return mustBe(
      name,
      value,
      `away for less than the lease time, ${leaseMs / 1_000} s`,
      longestMs < leaseMs,
    );
  });
}
