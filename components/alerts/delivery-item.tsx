"use client";

import { useMutation } from "@tanstack/react-query";
import { type AlertDelivery, sendDeliveryMutation } from "@/lib/client/alerts";
import { Button } from "../ui/actions/button";
import { Status, type Tone } from "../ui/data/badge";
import { RelativeTime } from "../ui/data/relative-time";
import { toast } from "../ui/feedback/toaster";

const TONES: Record<AlertDelivery["status"], Tone> = {
  delivered: "accent",
  pending: "info",
  failed: "danger",
  skipped: "neutral",
};

type DeliveryItemProps = { orgId: string; delivery: AlertDelivery };

export function DeliveryItem({ orgId, delivery }: DeliveryItemProps) {
  const send = useMutation(sendDeliveryMutation(orgId));
  const { id, title, status, note, nextAttemptAt, createdAt, attempts } = delivery;
  return (
    <li className="py-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          <p className="flex flex-wrap gap-x-3 text-muted text-xs">
            <Status tone={TONES[status]}>{status}</Status>
            <RelativeTime at={createdAt} />
            {nextAttemptAt && attempts.length > 0 && (
              <span>
                next try <RelativeTime at={nextAttemptAt} />
              </span>
            )}
            {note && <span>{note}</span>}
          </p>
        </div>
        {status !== "pending" && (
          <Button
            size="sm"
            loading={send.isPending}
            onClick={() => send.mutate(id, { onError: (error) => toast.error(error.message) })}
          >
            Send again
          </Button>
        )}
      </div>
      {attempts.length > 0 && (
        <ol className="mt-2 flex flex-col gap-1 rounded-md bg-sunken px-3 py-2 text-xs">
          {attempts.map((attempt) => (
            <Attempt key={attempt.attempt} attempt={attempt} />
          ))}
        </ol>
      )}
      <p className="mt-1 break-all font-mono text-2xs text-subtle">{id}</p>
    </li>
  );
}

function Attempt({ attempt }: { attempt: AlertDelivery["attempts"][number] }) {
  const { status, latencyMs, error, response, startedAt } = attempt;
  const outcome = error ?? (status === null ? "no outcome yet" : `status ${status}`);
  return (
    <li className="min-w-0">
      <p className="flex flex-wrap gap-x-3">
        <span>Try {attempt.attempt}</span>
        <span className={error ? "text-danger-ink" : undefined}>{outcome}</span>
        {latencyMs !== null && latencyMs > 0 && <span>{latencyMs} ms</span>}
        <RelativeTime at={startedAt} className="text-subtle" />
      </p>
      {response && <p className="break-words font-mono text-2xs text-muted">{response}</p>}
    </li>
  );
}
