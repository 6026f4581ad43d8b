"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartSpline } from "lucide-react";
import { useQueryStates } from "nuqs";
import {
  type Forecast,
  forecastBackTestQuery,
  forecastPathQuery,
  forecastsQuery,
  runOutsQuery,
} from "@/lib/client/forecasts";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorState } from "../ui/feedback/error-state";
import { Notice } from "../ui/feedback/notice";
import { Skeleton } from "../ui/feedback/skeleton";
import { Combobox } from "../ui/forms/combobox";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { BackTestPanel } from "./back-test-panel";
import { FanPanel } from "./fan-panel";
import { forecastParams, scopeParam, scopeQuery } from "./forecast-params";
import { MethodNote } from "./method-note";
import { MonthFigures } from "./month-figures";
import { RunOutTable } from "./run-out-table";
import { KINDS, ScopesTable } from "./scopes-table";

export function ForecastView({ orgId }: { orgId: string }) {
  const [{ scope }, setParams] = useQueryStates(forecastParams);
  const query = scopeQuery(scope);
  const list = useQuery(forecastsQuery(orgId));
  const path = useQuery(forecastPathQuery(orgId, query));
  const backTest = useQuery(forecastBackTestQuery(orgId, query));
  const runOuts = useQuery(runOutsQuery(orgId));
  const choose = (next: string) =>
    void setParams({ scope: next === "org" ? null : next }, { history: "push" });
  const forecast = path.data?.forecast ?? null;
  const items = list.data?.items ?? [];
  return (
    <>
      <PageHeader
        title="Forecast"
        description="What this month will cost and when the money ends, with how sure that is and how good such forecasts were."
        actions={items.length > 1 && <ScopeChoice items={items} scope={scope} onChoose={choose} />}
      />
      {path.error && !path.data && <ErrorState message={path.error.message} onRetry={path.refetch} />}
      {!path.data && !path.error && <Skeleton className="mb-4 h-24 w-full" />}
      {path.data && !forecast && <NoForecast isOrg={query.scopeType === "org"} />}
      {forecast?.method === "recent" && (
        <Notice className="mb-4">
          This rests on {forecast.historyDays} whole {forecast.historyDays === 1 ? "day" : "days"} of spend,
          too few for a model: the middle of those days, with a wide interval.
        </Notice>
      )}
      {forecast && <MonthFigures forecast={forecast} />}
      {forecast && (
        <div className="flex flex-col gap-4">
          <FanPanel
            path={path.data}
            limits={(runOuts.data?.items ?? []).filter(
              (row) => row.window === "month" && isOf(row, forecast),
            )}
            busy={path.isPlaceholderData}
            error={null}
            onRetry={path.refetch}
          />
          <RunOutTable rows={runOuts.data?.items} error={runOuts.error} onRetry={runOuts.refetch} />
          <BackTestPanel data={backTest.data} error={backTest.error} onRetry={backTest.refetch} />
          <ScopesTable rows={items} current={scope} onChoose={choose} />
          <MethodNote forecast={forecast} />
        </div>
      )}
    </>
  );
}

function isOf(row: { scopeType: string; scopeId: string }, { scopeType, scopeId }: Forecast): boolean {
  if (scopeType === "org") return row.scopeType === "org" || row.scopeType === "plan";
  return row.scopeType === scopeType && row.scopeId === scopeId;
}

type ScopeChoiceProps = { items: Forecast[]; scope: string; onChoose: (scope: string) => void };

function ScopeChoice({ items, scope, onChoose }: ScopeChoiceProps) {
  return (
    <Combobox
      aria-label="Whose spend"
      value={scope}
      options={items.map((item) => ({
        value: scopeParam(item),
        label: item.scopeName,
        hint: KINDS[item.scopeType],
      }))}
      onChange={onChoose}
      searchLabel="Find a project, key or model"
      className="w-56"
    />
  );
}

function NoForecast({ isOrg }: { isOrg: boolean }) {
  return (
    <Panel>
      <EmptyState icon={ChartSpline} title="No forecast yet">
        {isOrg
          ? "A forecast is made within a minute of the first spend, and again every hour."
          : "There is none of this project, key or model: it has spent nothing lately, or too little beside the others."}
      </EmptyState>
    </Panel>
  );
}
