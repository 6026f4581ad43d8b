"use client";

import { useQuery } from "@tanstack/react-query";
import { type Calibration, calibrationQuery } from "@/lib/client/estimates";
import { formatExactCount, formatShare } from "../ui/data/number-format";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { Panel } from "../ui/page/panel";
import { CoverageStrip } from "./coverage-strip";

type CalibrationPanelProps = { orgId: string; keyId: string };

/** How often calls of a key cost what was estimated of them. */
export function CalibrationPanel({ orgId, keyId }: CalibrationPanelProps) {
  const { data, error, refetch } = useQuery(calibrationQuery(orgId, { keyId }));
  return (
    <Panel title="Estimates" description="How often calls cost what was estimated before they were made.">
      {error ? (
        <ErrorState message={error.message} onRetry={refetch} className="py-4!" />
      ) : data ? (
        <Shown calibration={data} />
      ) : (
        <Skeleton className="h-28 w-full" />
      )}
    </Panel>
  );
}

function Shown({ calibration }: { calibration: Calibration }) {
  const { calls, inside, days, interval } = calibration;
  if (calls === 0) {
    return (
      <p className="text-muted">
        None yet. Once the key has made calls, POST /v1/estimate foretells the next ones from them.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p>
        <strong className="font-semibold tabular-nums">{formatShare(inside, calls)}</strong>
        <span className="text-muted">
          {" "}
          of {formatExactCount(calls)} {calls === 1 ? "call" : "calls"} cost between P10 and P90 of the
          estimate.
        </span>
      </p>
      <CoverageStrip days={days} interval={interval} />
    </div>
  );
}
