"use client";

import { useMutation } from "@tanstack/react-query";
import { type AnomalyDetail, setFeedbackMutation } from "@/lib/client/anomalies";
import { Button } from "../ui/actions/button";
import { RelativeTime } from "../ui/data/relative-time";
import { Notice } from "../ui/feedback/notice";
import { toast } from "../ui/feedback/toaster";
import { Panel } from "../ui/page/panel";

type FeedbackPanelProps = { orgId: string; anomaly: AnomalyDetail; mayWrite: boolean };

const SAID = { expected: "Marked as expected", unexpected: "Marked as not expected" };

/** Teaches the watch what is normal here. */
export function FeedbackPanel({ orgId, anomaly, mayWrite }: FeedbackPanelProps) {
  const { mutate, isPending, error } = useMutation(setFeedbackMutation(orgId, anomaly.id));
  const { feedback } = anomaly;
  const give = (next: typeof feedback) =>
    mutate(next, { onSuccess: () => toast.success(next ? "Noted. It will be learnt from." : "Taken back") });
  return (
    <Panel title="Was this expected?">
      <p className="text-muted">
        If it was, the like of it is not told again for ninety days: up to one and a half times as high at the
        same hour of the week, as high at any other.
      </p>
      {feedback && (
        <p className="mt-2">
          {SAID[feedback]}
          {anomaly.feedbackByName && ` by ${anomaly.feedbackByName}`}{" "}
          <RelativeTime at={anomaly.feedbackAt} className="text-subtle" />
        </p>
      )}
      {mayWrite && (
        <div className="mt-3 flex flex-wrap gap-2">
          {feedback !== "expected" && (
            <Button disabled={isPending} onClick={() => give("expected")}>
              Expected
            </Button>
          )}
          {feedback !== "unexpected" && (
            <Button disabled={isPending} onClick={() => give("unexpected")}>
              Not expected
            </Button>
          )}
          {feedback && (
            <Button variant="ghost" disabled={isPending} onClick={() => give(null)}>
              Take back
            </Button>
          )}
        </div>
      )}
      {error && (
        <Notice tone="danger" className="mt-3">
          {error.message}
        </Notice>
      )}
    </Panel>
  );
}
