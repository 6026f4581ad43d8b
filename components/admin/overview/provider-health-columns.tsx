import { Link } from "../../ui/actions/link";
import { Status } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { Money } from "../../ui/data/money";
import { formatCount, formatDuration, formatShare } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import { healthOf, type ProviderHealth } from "./installation";

export const providerHealthColumns: Column<ProviderHealth>[] = [
  {
    id: "name",
    header: "Provider",
    sortBy: (provider) => provider.name,
    cell: (provider) => (
      <Link href="/admin/providers" className="font-medium hover:underline">
        {provider.name}
      </Link>
    ),
  },
  {
    id: "health",
    header: "Health",
    sortBy: (provider) => healthOf(provider).text,
    cell: (provider) => <ProviderHealthMark provider={provider} />,
  },
  {
    id: "calls",
    header: "Calls",
    align: "right",
    sortBy: (provider) => provider.calls,
    cell: (provider) => formatCount(provider.calls),
  },
  {
    id: "failed",
    header: "Failed",
    align: "right",
    hideOnPhone: true,
    sortBy: (provider) => (provider.calls > 0 ? provider.errors / provider.calls : null),
    cell: (provider) => (provider.calls > 0 ? formatShare(provider.errors, provider.calls) : "—"),
  },
  {
    id: "ttft",
    header: "First token, p50",
    align: "right",
    hideOnTablet: true,
    sortBy: (provider) => provider.ttftMs?.p50 ?? null,
    cell: (provider) => (provider.ttftMs ? formatDuration(provider.ttftMs.p50) : "—"),
  },
  {
    id: "latency",
    header: "Answer, p95",
    align: "right",
    hideOnTablet: true,
    sortBy: (provider) => provider.latencyMs?.p95 ?? null,
    cell: (provider) => (provider.latencyMs ? formatDuration(provider.latencyMs.p95) : "—"),
  },
  {
    id: "billed",
    header: "Billed",
    align: "right",
    sortBy: (provider) => Number(provider.costNanos),
    cell: (provider) => <Money nanos={provider.costNanos} />,
  },
];

/** How it does, and since when it fails. */
export function ProviderHealthMark({ provider }: { provider: ProviderHealth }) {
  const { tone, text } = healthOf(provider);
  return (
    <Status tone={tone} pulse={tone === "danger"}>
      {text}
      {provider.failingSince && (
        <span className="text-subtle text-xs">
          since <RelativeTime at={provider.failingSince} />
        </span>
      )}
    </Status>
  );
}
