"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { tenantUsageQuery } from "@/lib/client/tenants";
import { Segmented } from "../../../ui/actions/segmented";
import { Select } from "../../../ui/forms/select";
import { SpendChart } from "../../spend/spend-chart";
import { SPEND_MEASURE_OPTIONS } from "../../spend/spend-measures";
import { tenantParsers } from "./tenant-params";
import { tenantUsageArgs } from "./tenant-range";

const DAY_OPTIONS = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;
const GROUPING_OPTIONS = [
  { value: "model", label: "by model" },
  { value: "provider", label: "by provider" },
] as const;

/** What the tenant spent, called and failed over days, by model or by provider. */
export function TenantUsage({ tenantId, nowMs }: { tenantId: string; nowMs: number }) {
  const [choice, setChoice] = useQueryStates(tenantParsers);
  const { data, error, isPlaceholderData, refetch } = useQuery(
    tenantUsageQuery(tenantId, tenantUsageArgs(choice, nowMs)),
  );
  return (
    <SpendChart
      data={data}
      measure={choice.measure}
      by={choice.by}
      busy={isPlaceholderData}
      error={error}
      onRetry={refetch}
      controls={
        <>
          <Segmented
            label="Measure"
            value={choice.measure}
            options={SPEND_MEASURE_OPTIONS}
            onChange={(measure) => setChoice({ measure })}
          />
          <Segmented
            label="Time"
            value={choice.days}
            options={DAY_OPTIONS}
            onChange={(days) => setChoice({ days })}
          />
          <Select
            aria-label="Group by"
            value={choice.by}
            options={GROUPING_OPTIONS}
            onChange={(by) => setChoice({ by })}
            className="w-32"
          />
        </>
      }
    />
  );
}
