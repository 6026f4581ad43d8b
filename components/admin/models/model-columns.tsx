import { Link } from "../../ui/actions/link";
import { Status } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { formatCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import { ratePhrase } from "../prices/rate-text";
import { type AdminModel, faultOf } from "./model";

export const modelColumns: Column<AdminModel>[] = [
  {
    id: "slug",
    header: "Model",
    sortBy: (model) => model.slug,
    cell: (model) => (
      <div className="min-w-0">
        <Link href={`/admin/models/${model.id}`} className="break-all font-medium hover:underline">
          {model.slug}
        </Link>
        <span className="block text-subtle text-xs">{model.name}</span>
      </div>
    ),
  },
  {
    id: "status",
    header: "Status",
    sortBy: (model) => faultOf(model) ?? "",
    cell: (model) => <ModelStatus model={model} />,
  },
  {
    id: "routes",
    header: "Answered by",
    hideOnTablet: true,
    cell: (model) => (
      <span className="text-muted">
        {[...new Set(model.routes.map((route) => route.providerName))].join(", ") || "nobody"}
      </span>
    ),
  },
  {
    id: "context",
    header: "Context",
    align: "right",
    hideOnTablet: true,
    sortBy: (model) => model.contextTokens,
    cell: (model) => formatCount(model.contextTokens),
  },
  {
    id: "input",
    header: "Input / M",
    align: "right",
    sortBy: (model) => model.price?.rates.input ?? null,
    cell: (model) => (model.price ? ratePhrase(model.price.rates.input) : "—"),
  },
  {
    id: "output",
    header: "Output / M",
    align: "right",
    sortBy: (model) => model.price?.rates.output ?? null,
    cell: (model) => (model.price ? ratePhrase(model.price.rates.output) : "—"),
  },
  {
    id: "upcoming",
    header: "Changes",
    hideOnPhone: true,
    cell: (model) =>
      model.upcomingPrice ? (
        <RelativeTime at={model.upcomingPrice.effectiveFrom} className="whitespace-nowrap text-muted" />
      ) : (
        <span className="text-subtle">—</span>
      ),
  },
];

export function ModelStatus({ model }: { model: AdminModel }) {
  const fault = faultOf(model);
  if (fault) return <Status tone={model.enabled ? "warning" : "neutral"}>{fault}</Status>;
  return <Status tone="accent">Live</Status>;
}
