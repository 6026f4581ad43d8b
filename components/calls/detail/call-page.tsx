"use client";

import { useQuery } from "@tanstack/react-query";
import { can, type Role } from "@/lib/access";
import { type CallDetail, callQuery } from "@/lib/client/calls";
import { CopyButton } from "../../ui/code/copy-button";
import { Badge } from "../../ui/data/badge";
import { Details } from "../../ui/data/details";
import { Money } from "../../ui/data/money";
import { formatDuration, formatExactCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import { Stat } from "../../ui/data/stat";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { CallStatus } from "../call-status";
import { ContentPanel } from "../content/content-panel";
import { AttemptFacts } from "./attempt-facts";
import { titleOf } from "./call-detail";
import { ConversationTurns } from "./conversation-turns";
import { prepareHeaders } from "./prepare-headers";
import { PriceFormula } from "./price-formula";
import { RelatedLinks } from "./related-links";
import { UsageTable } from "./usage-table";
import { Waterfall } from "./waterfall";

type CallPageProps = {
  org: { id: string; slug: string };
  requestId: string;
  role: Role;
  gatewayUrl: string;
};

/** Everything that is kept about one call. */
export function CallPage({ org, requestId, role, gatewayUrl }: CallPageProps) {
  const { data: call, error, refetch } = useQuery(callQuery(org.id, requestId));
  if (!call) {
    if (error) return <ErrorState message={error.message} onRetry={refetch} />;
    return <Skeleton className="h-96 w-full" />;
  }
  return (
    <>
      <PageHeader
        title={call.model}
        crumbs={[{ label: "Calls", href: `/${org.slug}/calls` }]}
        description={
          <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
            <CallStatus call={call} />
            {call.quarantined && <Badge tone="warning">held for review, not billed</Badge>}
            <RelativeTime at={call.startedAt} />
            <span className="inline-flex items-center font-mono text-xs">
              {requestId}
              <CopyButton text={requestId} label="Copy request id" />
            </span>
          </span>
        }
      />
      <div className="flex flex-col gap-4">
        <Readings call={call} />
        <Panel title="Where the time went">
          <Waterfall attempts={call.attempts} />
        </Panel>
        {call.attempts.map((attempt, index) => (
          <div key={attempt.attempt} className="grid items-start gap-4 lg:grid-cols-2">
            <Panel title={call.attempts.length > 1 ? titleOf(attempt, index) : "The record"}>
              <AttemptFacts attempt={attempt} />
            </Panel>
            <div className="flex min-w-0 flex-col gap-4">
              <Panel title="How the cost came about">
                <PriceFormula attempt={attempt} />
              </Panel>
              <Panel title="What was used">
                <UsageTable usage={attempt.usage} />
              </Panel>
            </div>
          </div>
        ))}
        {can(role, "requests.read") && (
          <ContentPanel org={org} requestId={requestId} role={role} gatewayUrl={gatewayUrl} />
        )}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Panel title="Headers of the answer">
            <Details
              items={prepareHeaders(call).map(([name, value]) => ({
                label: name,
                value: <code className="text-xs">{value}</code>,
              }))}
            />
          </Panel>
          <Panel title="Tags and related calls">
            <Tags tags={call.tags} />
            <RelatedLinks call={call} orgSlug={org.slug} />
          </Panel>
        </div>
        {call.conversation && (
          <ConversationTurns
            orgId={org.id}
            orgSlug={org.slug}
            conversation={call.conversation}
            requestId={requestId}
          />
        )}
      </div>
    </>
  );
}

function Readings({ call }: { call: CallDetail }) {
  const costNanos = call.attempts.reduce((sum, attempt) => sum + BigInt(attempt.costNanos), 0n);
  const writingMs = call.ttftMs === null ? 0 : call.latencyMs - call.ttftMs;
  return (
    <Panel flush>
      <div className="grid grid-cols-2 divide-line sm:grid-cols-3 lg:grid-cols-5 lg:divide-x">
        <Stat label="Cost" note={null} value={<Money nanos={costNanos} />} />
        <Stat label="Latency" note={null} value={formatDuration(call.latencyMs)} />
        <Stat
          label="First token"
          note={null}
          value={call.ttftMs === null ? "–" : formatDuration(call.ttftMs)}
        />
        <Stat
          label="Tokens in → out"
          note={null}
          value={`${formatExactCount(call.inputTokens)} → ${formatExactCount(call.outputTokens)}`}
        />
        <Stat
          label="Speed"
          note={null}
          value={writingMs > 0 ? `${(call.outputTokens / (writingMs / 1_000)).toFixed(1)} tokens/s` : "–"}
        />
      </div>
    </Panel>
  );
}

function Tags({ tags }: { tags: CallDetail["tags"] }) {
  const entries = Object.entries(tags ?? {});
  if (entries.length === 0) return <p className="mb-3 text-muted">It was sent without tags.</p>;
  return (
    <Details
      className="mb-4"
      items={entries.map(([name, value]) => ({
        label: name,
        value: typeof value === "string" ? value : JSON.stringify(value),
      }))}
    />
  );
}
