"use client";

import { useQuery } from "@tanstack/react-query";
import { modelsQuery } from "@/lib/client/models";
import { MultiSelect } from "../ui/forms/multi-select";

type ModelPatternsInputProps = {
  orgId: string;
  value: readonly string[] | undefined;
  onChange: (value: string[]) => void;
  /** What an empty list means. */
  placeholder: string;
};

/** Models one by one, or all of a vendor's, those to come included. */
export function ModelPatternsInput({ orgId, value, onChange, placeholder }: ModelPatternsInputProps) {
  const models = useQuery(modelsQuery(orgId));
  const slugs = models.data?.items.map((model) => model.slug) ?? [];
  const vendors = [
    ...new Set(slugs.flatMap((slug) => (slug.includes("/") ? [`${slug.split("/")[0]}/*`] : []))),
  ];
  const options = [
    ...vendors.map((pattern) => ({ value: pattern, label: `${pattern} (every model of it)` })),
    ...slugs.map((slug) => ({ value: slug, label: slug })),
  ];
  return <MultiSelect value={value ?? []} onChange={onChange} options={options} placeholder={placeholder} />;
}
