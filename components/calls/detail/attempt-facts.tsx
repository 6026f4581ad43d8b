import type { CallDetail as Detail } from "@/lib/client/calls";
import { Badge } from "../../ui/data/badge";
import { Details } from "../../ui/data/details";
import { ExactTime } from "../../ui/data/exact-time";
import { formatDuration } from "../../ui/data/number-format";
import { CallStatus } from "../call-status";

type Attempt = Detail["attempts"][number];

const optional = (label: string, value: string | null) => (value ? [{ label, value }] : []);

/** What is recorded about one attempt, in words. */
export function AttemptFacts({ attempt }: { attempt: Attempt }) {
  return (
    <Details
      items={[
        { label: "Outcome", value: <CallStatus call={attempt} /> },
        ...(attempt.errorCode ? [{ label: "Error", value: <code>{attempt.errorCode}</code> }] : []),
        { label: "Started", value: <ExactTime at={attempt.startedAt} /> },
        { label: "Settled", value: <ExactTime at={attempt.settledAt} /> },
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
  );
}

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
