import type { Tone } from "../../ui/data/badge";
import type { Tenant } from "./tenant";

type Known = Pick<Tenant, "closedAt" | "suspendedAt" | "lastCallAt"> & {
  credit: Pick<Tenant["credit"], "availableNanos" | "grantedNanos">;
  last30Days: Pick<Tenant["last30Days"], "calls">;
};

/** How a tenant is, the worst news first. */
export function tenantStatus({ closedAt, suspendedAt, credit, lastCallAt, last30Days }: Known): {
  tone: Tone;
  text: string;
} {
  if (closedAt) return { tone: "neutral", text: "Closed" };
  if (suspendedAt) return { tone: "danger", text: "Suspended" };
  if (BigInt(credit.grantedNanos) === 0n) return { tone: "info", text: "No credit yet" };
  if (BigInt(credit.availableNanos) <= 0n) return { tone: "warning", text: "Out of credit" };
  if (!lastCallAt) return { tone: "info", text: "No call yet" };
  if (last30Days.calls === 0) return { tone: "neutral", text: "Quiet" };
  return { tone: "accent", text: "Active" };
}
