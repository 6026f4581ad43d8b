"use client";

import { useQuery } from "@tanstack/react-query";
import { callQuery, type CallDetail as Detail } from "@/lib/client/calls";
import { CopyField } from "../ui/code/copy-field";
import { Badge } from "../ui/data/badge";
import { Details } from "../ui/data/details";
import { formatDuration } from "../ui/data/number-format";
import { exactTime } from "../ui/data/time-format";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { CallStatus } from "./call-status";
import { PriceFormula } from "./price-formula";
import { Timeline } from "./timeline";

type Attempt = Detail["attempts"][number];

/** Everything that is kept about one call. */
export function CallDetail({ orgId, requestId }: { orgId: string; requestId: string }) {
  const query = useQuery(callQuery(orgId, requestId));
  if (query.error && !query.data) return <ErrorState message={query.error.message} onRetry={query.refetch} />;
  if (!query.data) return <Skeleton className="h-96" />;
  const { attempts } = query.data;
  return (
    <div className="flex flex-col gap-6">
      <CopyField value={requestId} label="request id" />
      {attempts.map((attempt) => (
        <AttemptDetail key={attempt.attempt} attempt={attempt} alone={attempts.length === 1} />
      ))}
    </div>
  );
}

function AttemptDetail({ attempt, alone }: { attempt: Attempt; alone: boolean }) {
  return (
    <section className="flex flex-col gap-5">
      {!alone && <h3 className="font-semibold">{titleOf(attempt)}</h3>}
      {attempt.outcome !== "corrected" && <Timeline attempt={attempt} />}
      <PriceFormula attempt={attempt} />
      <Details
        items={[
          { label: "Outcome", value: <CallStatus call={attempt} /> },
          ...(attempt.errorCode ? [{ label: "Error", value: <code>{attempt.errorCode}</code> }] : []),
          { label: "Started", value: exactTime(attempt.startedAt) },
          { label: "Model", value: attempt.model },
          {
            label: "Answered by",
            value: `${attempt.providerName ?? attempt.providerId}, as ${attempt.upstreamModel}`,
          },
          { label: "Key", value: attempt.keyName ?? "Playground" },
          { label: "Project", value: attempt.projectName ?? attempt.projectId },
          { label: "Endpoint", value: `${attempt.endpoint}${attempt.stream ? ", streamed" : ""}` },
          { label: "Tokens counted by", value: <UsageSource attempt={attempt} /> },
          { label: "Gateway's own time", value: formatDuration(attempt.overheadUs / 1_000) },
          ...optional("Region", attempt.region),
          ...optional("Service tier", attempt.serviceTier),
          ...optional("End customer", attempt.endUser),
          ...optional("Conversation", attempt.conversation),
          ...optional("Upstream request", attempt.upstreamRequestId),
          ...optional("Ledger transfer", attempt.transferId),
        ]}
      />
    </section>
  );
}

/** A correction is a later bill, not a further try. */
function titleOf({ outcome, attempt }: Attempt): string {
  return outcome === "corrected" ? "Correction" : `Attempt ${attempt + 1}`;
}

const optional = (label: string, value: string | null) => (value ? [{ label, value }] : []);

const SOURCES: Record<string, string> = {
  provider: "the provider",
  counted: "the model's tokenizer",
  estimated: "an estimate",
  operator: "the operator, after review",
};

function UsageSource({ attempt }: { attempt: Attempt }) {
  return (
    <>
      {SOURCES[attempt.usageSource] ?? attempt.usageSource}{" "}
      {attempt.quarantined && <Badge tone="warning">held for review, not billed</Badge>}
    </>
  );
}
