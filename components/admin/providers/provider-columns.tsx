import { presetOf } from "@/lib/core/provider-presets";
import { Badge, Status } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { Money } from "../../ui/data/money";
import { formatCount, formatDuration, formatShare } from "../../ui/data/number-format";
import type { ProviderHealth } from "../overview/installation";
import { ProviderHealthMark } from "../overview/provider-health-columns";
import { markupText } from "./markup-text";
import type { Provider } from "./provider";

/** A provider with what it did in 30 days, once that is known. */
export type ProviderRow = Provider & { seen: ProviderHealth | undefined };

export const providerColumns: Column<ProviderRow>[] = [
  {
    id: "name",
    header: "Name",
    sortBy: (provider) => provider.name,
    cell: (provider) => (
      <div className="min-w-0">
        <span className="flex items-center gap-2 font-medium">
          {provider.name}
          {provider.kind === "sandbox" && <Badge tone="info">built in</Badge>}
          {provider.unlisted && <Badge>price rule</Badge>}
          {provider.markup && markupText(provider.markup) && <Badge>{markupText(provider.markup)}</Badge>}
        </span>
        <span className="font-mono text-2xs text-subtle">
          {provider.slug}
          {provider.region && ` · ${provider.region}`}
        </span>
        {provider.kind !== "sandbox" && (
          <span className="ml-2 text-2xs text-subtle">{presetOf(provider).name}</span>
        )}
      </div>
    ),
  },
  {
    id: "status",
    header: "Status",
    cell: (provider) =>
      provider.seen ? (
        <ProviderHealthMark provider={provider.seen} />
      ) : (
        <Status tone={provider.enabled ? "accent" : "neutral"}>{provider.enabled ? "On" : "Off"}</Status>
      ),
  },
  {
    id: "baseUrl",
    header: "Base URL",
    hideOnTablet: true,
    cell: (provider) => (
      <span className="break-all font-mono text-muted text-xs">{provider.baseUrl ?? "—"}</span>
    ),
  },
  {
    id: "credential",
    header: "Credential",
    hideOnTablet: true,
    cell: (provider) =>
      provider.hasCredential ? (
        <span className="font-mono text-muted text-xs">…{provider.credentialTail}</span>
      ) : (
        <span className="text-subtle">none</span>
      ),
  },
  {
    id: "calls",
    header: "Calls, 30 d",
    align: "right",
    hideOnPhone: true,
    sortBy: (provider) => provider.seen?.calls ?? 0,
    cell: ({ seen }) => (seen ? formatCount(seen.calls) : "—"),
  },
  {
    id: "failed",
    header: "Failed",
    align: "right",
    hideOnPhone: true,
    sortBy: ({ seen }) => (seen && seen.calls > 0 ? seen.errors / seen.calls : null),
    cell: ({ seen }) => (seen && seen.calls > 0 ? formatShare(seen.errors, seen.calls) : "—"),
  },
  {
    id: "latency",
    header: "Answer, p95",
    align: "right",
    hideOnTablet: true,
    sortBy: ({ seen }) => seen?.latencyMs?.p95 ?? null,
    cell: ({ seen }) => (seen?.latencyMs ? formatDuration(seen.latencyMs.p95) : "—"),
  },
  {
    id: "billed",
    header: "Billed, 30 d",
    align: "right",
    sortBy: ({ seen }) => BigInt(seen?.costNanos ?? 0),
    cell: ({ seen }) => (seen ? <Money nanos={seen.costNanos} className="font-medium" /> : "—"),
  },
  {
    id: "models",
    header: "Models",
    align: "right",
    sortBy: (provider) => provider.modelCount,
    cell: (provider) => provider.modelCount,
  },
];
