import { CodeBlock } from "../../ui/code/code-block";
import { CopyField } from "../../ui/code/copy-field";
import { Details } from "../../ui/data/details";
import { RelativeTime } from "../../ui/data/relative-time";
import { Notice } from "../../ui/feedback/notice";
import { Decision, type QuarantinedCall } from "./quarantine-columns";
import { ResolveForm } from "./resolve-form";
import { usagePhrase } from "./usage-parts";

type QuarantinedCallReviewProps = { call: QuarantinedCall; onDone: () => void };

/** What both sides say of a call, and the decision on it. */
export function QuarantinedCallReview({ call, onDone }: QuarantinedCallReviewProps) {
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="warning">{call.problem}</Notice>
      <CopyField value={call.requestId} label="request id" />
      <Details
        items={[
          { label: "Called", value: <RelativeTime at={call.startedAt} /> },
          { label: "Endpoint", value: <code>{call.endpoint}</code> },
          { label: "Upstream model", value: call.upstreamModel },
          { label: "Upstream request", value: call.upstreamRequestId ?? "not told" },
          { label: "Counted here", value: call.counted ? usagePhrase(call.counted) : "could not be counted" },
          { label: "Decision", value: <Decision call={call} /> },
          ...(call.resolvedAt
            ? [{ label: "Decided", value: <Decided call={call} at={call.resolvedAt} /> }]
            : []),
          ...(call.note ? [{ label: "Note", value: call.note }] : []),
        ]}
      />
      <CodeBlock
        title="As the provider reported it"
        language="json"
        code={JSON.stringify(call.reported, null, 2) ?? "null"}
      />
      {call.resolution === null && <ResolveForm key={call.id} call={call} onDone={onDone} />}
    </div>
  );
}

function Decided({ call, at }: { call: QuarantinedCall; at: string }) {
  return (
    <>
      <RelativeTime at={at} />
      {call.resolvedByName && ` by ${call.resolvedByName}`}
    </>
  );
}
