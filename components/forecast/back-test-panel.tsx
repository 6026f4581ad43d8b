"use client";

import { useState } from "react";
import type { ForecastBackTest } from "@/lib/client/forecasts";
import { Segmented } from "../ui/actions/segmented";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { Panel } from "../ui/page/panel";
import { BackTestChart } from "./back-test-chart";
import { BackTestScores } from "./back-test-scores";
import { BackTestTable } from "./back-test-table";
import { SaidTable } from "./said-table";

type BackTestPanelProps = {
  data: ForecastBackTest | undefined;
  error: { message: string } | null;
  onRetry: () => void;
};

const VIEWS = [
  { value: "week", label: "7 days ahead" },
  { value: "month", label: "Month end" },
  { value: "said", label: "As published" },
] as const;
type View = (typeof VIEWS)[number]["value"];

/** The forecast's record: what it would have said on past days, beside what came and what simple rules would have said. */
export function BackTestPanel({ data, error, onRetry }: BackTestPanelProps) {
  const [view, setView] = useState<View>("week");
  return (
    <Panel
      title="How good is this forecast"
      description="Past days replayed: each forecast knew only what had been spent until then."
      actions={<Segmented label="Back-test" value={view} options={VIEWS} onChange={setView} />}
      flush
    >
      {error && !data && <ErrorState message={error.message} onRetry={onRetry} />}
      {!data && !error && <Skeleton className="m-4 h-40" />}
      {data &&
        (view === "said" ? <SaidTable rows={data.said} /> : <Replayed test={data[view]} view={view} />)}
    </Panel>
  );
}

type ReplayedProps = { test: ForecastBackTest["week"]; view: "week" | "month" };

function Replayed({ test, view }: ReplayedProps) {
  if (!test || test.cuts.length === 0) {
    return (
      <EmptyState title="No record yet">
        {view === "week"
          ? "Forecasts can be replayed once there are a few weeks of spend."
          : "A month has to end before its forecasts can be held against it."}
      </EmptyState>
    );
  }
  const label = view === "week" ? "Spend of the seven days after" : "Spend of the month, as seen on";
  return (
    <>
      <BackTestScores score={test.score} />
      <BackTestChart cuts={test.cuts} label={label} />
      <BackTestTable cuts={test.cuts} label={label} />
    </>
  );
}
