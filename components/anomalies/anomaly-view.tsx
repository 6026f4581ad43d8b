"use client";

import { useQuery } from "@tanstack/react-query";
import { ListTree } from "lucide-react";
import { can, type Role } from "@/lib/access";
import { type AnomalyDetail, anomalyQuery } from "@/lib/client/anomalies";
import { ButtonLink } from "../ui/actions/button-link";
import { Money } from "../ui/data/money";
import { RelativeTime } from "../ui/data/relative-time";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { PageHeader } from "../ui/page/page-header";
import { AnomalyChart } from "./anomaly-chart";
import { AnomalyBadges } from "./anomaly-row";
import { callsPath, durationText, formatMetric, METRIC_LABELS, SCOPE_LABELS } from "./anomaly-text";
import { CapSpend } from "./cap-spend";
import { CauseWaterfall } from "./cause-waterfall";
import { Contributors } from "./contributors";
import { culpritOf, keyToPause } from "./culprit";
import { FeedbackPanel } from "./feedback-panel";
import { PauseKey } from "./pause-key";

type AnomalyViewProps = { org: { id: string; slug: string }; anomalyId: string; role: Role };

export function AnomalyView({ org, anomalyId, role }: AnomalyViewProps) {
  const { data: anomaly, error, refetch } = useQuery(anomalyQuery(org.id, anomalyId));
  if (error && !anomaly) return <ErrorState message={error.message} onRetry={refetch} />;
  if (!anomaly) return <Skeleton className="h-96 w-full" />;
  return (
    <>
      <PageHeader
        title={`${METRIC_LABELS[anomaly.metric]}: ${anomaly.scopeName}`}
        crumbs={[{ label: "Anomalies", href: `/${org.slug}/anomalies` }]}
        description={
          <>
            <span className="mr-2 inline-flex gap-1.5 align-middle empty:hidden">
              <AnomalyBadges anomaly={anomaly} />
            </span>
            <span>{anomaly.sentence}</span>
          </>
        }
        actions={<AnomalyActions org={org} anomaly={anomaly} role={role} />}
      />
      <div className="flex flex-col gap-4">
        <Facts anomaly={anomaly} />
        <AnomalyChart anomaly={anomaly} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {anomaly.cause && <CauseWaterfall cause={anomaly.cause} />}
          {anomaly.cause && <Contributors contributors={anomaly.cause.contributors} />}
        </div>
        <FeedbackPanel orgId={org.id} anomaly={anomaly} mayWrite={can(role, "alerts.write")} />
      </div>
    </>
  );
}

type AnomalyActionsProps = { org: AnomalyViewProps["org"]; anomaly: AnomalyDetail; role: Role };

function AnomalyActions({ org, anomaly, role }: AnomalyActionsProps) {
  const culprit = culpritOf(anomaly);
  const key = keyToPause(anomaly);
  return (
    <>
      {can(role, "requests.read") && (
        <ButtonLink href={callsPath(org.slug, anomaly)} icon={ListTree}>
          See the calls
        </ButtonLink>
      )}
      {culprit && can(role, "limits.write") && <CapSpend orgId={org.id} culprit={culprit} />}
      {key && can(role, "keys.write") && <PauseKey orgId={org.id} keyId={key.scopeId} name={key.name} />}
    </>
  );
}

function Facts({ anomaly }: { anomaly: AnomalyDetail }) {
  const facts = [
    { label: "Extra cost", value: <Money nanos={anomaly.extraNanos} /> },
    { label: "Seen", value: formatMetric(anomaly.metric, anomaly.observed) },
    { label: "Expected", value: formatMetric(anomaly.metric, anomaly.expected) },
    { label: SCOPE_LABELS[anomaly.scopeType], value: anomaly.scopeName },
    { label: "Began", value: <RelativeTime at={anomaly.startedAt} /> },
    { label: "Lasted", value: durationText(anomaly.startedAt, anomaly.lastAt) },
  ];
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-3">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        {facts.map(({ label, value }) => (
          <div key={label} className="min-w-0">
            <dt className="text-subtle text-xs">{label}</dt>
            <dd className="truncate font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
