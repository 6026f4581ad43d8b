import type { Anomaly } from "@/lib/client/anomalies";
import { Sparkline } from "../charts/sparkline";
import { Link } from "../ui/actions/link";
import { Badge } from "../ui/data/badge";
import { Money } from "../ui/data/money";
import { RelativeTime } from "../ui/data/relative-time";
import { durationText, METRIC_LABELS, SCOPE_LABELS, timesExpected } from "./anomaly-text";

/** What happened, to whom, what it cost, and when. */
export function AnomalyRow({ orgSlug, anomaly }: { orgSlug: string; anomaly: Anomaly }) {
  const times = timesExpected(anomaly);
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_8rem_7.5rem]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/${orgSlug}/anomalies/${anomaly.id}`}
            className="font-medium after:absolute after:inset-0 hover:underline"
          >
            {METRIC_LABELS[anomaly.metric]}: {anomaly.scopeName}
          </Link>
          <AnomalyBadges anomaly={anomaly} />
        </div>
        <p className="mt-0.5 text-muted">{anomaly.sentence}</p>
        <p className="mt-0.5 text-subtle text-xs">
          {SCOPE_LABELS[anomaly.scopeType]} · <RelativeTime at={anomaly.startedAt} /> ·{" "}
          {durationText(anomaly.startedAt, anomaly.lastAt)}
          {times && ` · ${times} what is usual`}
        </p>
      </div>
      <div className="max-sm:hidden">
        <Sparkline values={anomaly.spark} />
      </div>
      <div className="text-right tabular-nums">
        <Money nanos={anomaly.extraNanos} className="font-medium" />
        <div className="text-subtle text-xs">extra</div>
      </div>
    </li>
  );
}

export function AnomalyBadges({ anomaly }: { anomaly: Pick<Anomaly, "endedAt" | "severity" | "feedback"> }) {
  return (
    <>
      {!anomaly.endedAt && <Badge tone="warning">Going on</Badge>}
      {anomaly.severity === "critical" && <Badge tone="danger">Critical</Badge>}
      {anomaly.feedback === "expected" && <Badge tone="neutral">Expected</Badge>}
      {anomaly.feedback === "unexpected" && <Badge tone="neutral">Not expected</Badge>}
    </>
  );
}
