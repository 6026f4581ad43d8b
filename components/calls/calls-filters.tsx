"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { keysQuery } from "@/lib/client/keys";
import { modelsQuery } from "@/lib/client/models";
import { projectsQuery } from "@/lib/client/projects";
import { Button } from "../ui/actions/button";
import { Segmented } from "../ui/actions/segmented";
import { Combobox } from "../ui/forms/combobox";
import { OUTCOMES } from "./call-status";
import { CALL_RANGES } from "./calls-params";

export type CallsFilterValues = {
  range: (typeof CALL_RANGES)[number];
  model: string | null;
  key: string | null;
  project: string | null;
  outcome: string | null;
};

type CallsFiltersProps = {
  orgId: string;
  values: CallsFilterValues;
  onChange: (values: Partial<Record<keyof CallsFilterValues, string | null>>) => void;
};

const ANY = "";
const RANGE_OPTIONS = CALL_RANGES.map((value) => ({ value, label: value === "all" ? "All" : value }));

export function CallsFilters({ orgId, values, onChange }: CallsFiltersProps) {
  const models = useQuery(modelsQuery(orgId)).data?.items ?? [];
  const keys = useQuery(keysQuery(orgId)).data?.items ?? [];
  const projects = useQuery(projectsQuery(orgId)).data?.items ?? [];
  const filters = [
    {
      name: "model" as const,
      any: "Any model",
      options: models.map(({ slug }) => ({ value: slug, label: slug })),
    },
    {
      name: "key" as const,
      any: "Any key",
      options: keys.map(({ id, name, label }) => ({ value: id, label: name, hint: label })),
    },
    {
      name: "project" as const,
      any: "Any project",
      options: projects.map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: "outcome" as const, any: "Any outcome", options: OUTCOMES },
  ];
  const isFiltered = filters.some(({ name }) => values[name]);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <Segmented
        label="Range"
        value={values.range}
        options={RANGE_OPTIONS}
        onChange={(range) => onChange({ range })}
      />
      {filters.map(({ name, any, options }) => (
        <Combobox
          key={name}
          aria-label={any.replace("Any ", "Filter by ")}
          value={values[name] ?? ANY}
          options={[{ value: ANY, label: any }, ...options]}
          onChange={(value) => onChange({ [name]: value || null })}
          className="w-auto min-w-32 max-w-56 max-sm:min-w-0 max-sm:flex-[1_1_40%]"
        />
      ))}
      {isFiltered && (
        <Button
          variant="ghost"
          icon={X}
          onClick={() => onChange({ model: null, key: null, project: null, outcome: null })}
        >
          Clear
        </Button>
      )}
    </div>
  );
}
