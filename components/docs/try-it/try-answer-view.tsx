import { formatUsd, nanosFromUsd } from "@/lib/core/money";
import { Notice } from "../../ui/feedback/notice";
import type { TryState } from "./use-try";

/** What came back, what it cost, and where its record is. */
export function TryAnswerView({ answer, failure, isRunning }: TryState) {
  return (
    <div aria-busy={isRunning} className="flex flex-col gap-2 empty:hidden">
      {failure && <Notice tone="danger">{failure}</Notice>}
      {answer && (
        <>
          <dl aria-label="Answer" className="flex flex-wrap gap-x-5 gap-y-1 text-xs [&_dt]:text-subtle">
            <div className="flex gap-1.5">
              <dt>Status</dt>
              <dd className={answer.status < 400 ? "text-accent-ink" : "text-danger-ink"}>{answer.status}</dd>
            </div>
            <div className="flex gap-1.5">
              <dt>Cost</dt>
              <dd>{answer.costUsd === null ? "not said" : formatUsd(nanosFromUsd(answer.costUsd))}</dd>
            </div>
            <div className="flex gap-1.5">
              <dt>Time</dt>
              <dd>{answer.latencyMs.toLocaleString("en-US")} ms</dd>
            </div>
            {answer.requestId && (
              <div className="flex min-w-0 gap-1.5">
                <dt>Call</dt>
                <dd className="break-all font-mono">{answer.requestId}</dd>
              </div>
            )}
          </dl>
          <pre className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-5">
            {answer.text}
          </pre>
        </>
      )}
    </div>
  );
}
