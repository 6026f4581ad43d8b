"use client";

import { Segmented } from "../../ui/actions/segmented";
import { Combobox } from "../../ui/forms/combobox";
import { Input } from "../../ui/forms/input";
import { type CatalogPreview, SHOWN_KINDS, type ShownKind } from "./change";

export type CatalogFilter = { q: string; show: ShownKind; at: string };

const LABELS: Record<ShownKind, string> = {
  all: "All",
  added: "New",
  price: "Prices",
  route: "Routes",
  removed: "Gone",
};
const OPTIONS = SHOWN_KINDS.map((value) => ({ value, label: LABELS[value] }));

type CatalogFiltersProps = {
  filter: CatalogFilter;
  onChange: (part: Partial<CatalogFilter>) => void;
  preview: CatalogPreview | undefined;
};

export function CatalogFilters({ filter, onChange, preview }: CatalogFiltersProps) {
  const providers = [...new Set(preview?.changes.map((change) => change.provider))].sort();
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3">
      <Input
        type="search"
        aria-label="Search changes"
        placeholder="Search changes"
        className="w-full sm:w-64"
        value={filter.q}
        onChange={(event) => onChange({ q: event.target.value })}
      />
      <Combobox
        aria-label="Which providers"
        className="w-full sm:w-52"
        value={filter.at}
        onChange={(at) => onChange({ at })}
        searchLabel="Search providers"
        options={[
          { value: "all", label: "All providers" },
          { value: "connected", label: "Connected providers" },
          ...providers.map((slug) => ({ value: slug, label: slug })),
        ]}
      />
      <Segmented
        label="Which changes"
        value={filter.show}
        onChange={(show) => onChange({ show })}
        options={OPTIONS}
      />
    </div>
  );
}
