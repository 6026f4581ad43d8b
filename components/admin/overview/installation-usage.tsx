"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { installationUsageQuery } from "@/lib/client/installation";
import { Segmented } from "../../ui/actions/segmented";
import { Select } from "../../ui/forms/select";
import { SpendChart } from "../spend/spend-chart";
import { SPEND_MEASURE_OPTIONS, SPEND_MEASURES } from "../spend/spend-measures";
import { installationUsageArgs } from "./installation";

const PARSERS = {
  by: parseAsStringLiteral(["provider", "model"] as const).withDefault("provider"),
  measure: parseAsStringLiteral(SPEND_MEASURES).withDefault("spend"),
};
const GROUPING_OPTIONS = [
  { value: "provider", label: "by provider" },
  { value: "model", label: "by model" },
] as const;

/** What all tenants were billed, called and failed over 30 days, by provider or by model. */
export function InstallationUsage() {
  const [{ by, measure }, setChoice] = useQueryStates(PARSERS);
  const query = useQuery(installationUsageQuery(installationUsageArgs(by)));
  return (
    <SpendChart
      data={query.data}
      measure={measure}
      by={by}
      busy={query.isPlaceholderData}
      error={query.error}
      onRetry={query.refetch}
      controls={
        <>
          <Segmented
            label="Measure"
            value={measure}
            options={SPEND_MEASURE_OPTIONS}
            onChange={(next) => setChoice({ measure: next })}
          />
          <Select
            aria-label="Group by"
            value={by}
            options={GROUPING_OPTIONS}
            onChange={(next) => setChoice({ by: next })}
            className="w-32"
          />
        </>
      }
    />
  );
}
