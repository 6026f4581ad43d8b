import { presetOf } from "@/lib/core/provider-presets";
import { Badge, Status } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { markupText } from "./markup-text";
import type { Provider } from "./provider";

export const providerColumns: Column<Provider>[] = [
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
        <span className="font-mono text-2xs text-subtle">{provider.slug}</span>
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
      provider.enabled ? <Status tone="accent">On</Status> : <Status tone="neutral">Off</Status>,
  },
  {
    id: "baseUrl",
    header: "Base URL",
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
    id: "region",
    header: "Region",
    hideOnTablet: true,
    cell: (provider) => provider.region ?? <span className="text-subtle">—</span>,
  },
  {
    id: "models",
    header: "Models",
    align: "right",
    sortBy: (provider) => provider.modelCount,
    cell: (provider) => provider.modelCount,
  },
];
