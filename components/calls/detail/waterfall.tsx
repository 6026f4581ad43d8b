import type { CallDetail } from "@/lib/client/calls";
import { cn } from "../../ui/cn";
import { formatDuration } from "../../ui/data/number-format";
import { CallStatus } from "../call-status";
import { prepareWaterfall, type Span } from "./prepare-waterfall";

const SPANS: Record<Span["kind"], { label: string; className: string }> = {
  overhead: { label: "Gateway", className: "bg-subtle" },
  waiting: { label: "Waiting for the provider", className: "bg-[var(--chart-rest)]" },
  writing: { label: "Writing the answer", className: "bg-accent" },
  failed: { label: "Failed", className: "bg-danger" },
};
/** So that a millisecond among minutes can still be seen. */
const WIDTH_PERCENT_MIN = 0.4;

/** Each attempt on one scale of time; the same in words beside it. */
export function Waterfall({ attempts }: { attempts: CallDetail["attempts"] }) {
  const { rows, totalMs } = prepareWaterfall(attempts);
  const kinds = new Set(rows.flatMap(({ spans }) => spans.map(({ kind }) => kind)));
  const percent = (ms: number) => (totalMs > 0 ? (ms / totalMs) * 100 : 0);
  return (
    <figure className="m-0">
      <ol className="flex flex-col gap-3">
        {rows.map(({ attempt, spans, startMs, endMs }, index) => (
          <li key={attempt.attempt}>
            <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">Attempt {index + 1}</span>
                <span className="text-muted">
                  {attempt.providerName ?? attempt.providerId}, as {attempt.upstreamModel}
                </span>
                <CallStatus call={attempt} />
                {attempt.errorCode && <code className="text-subtle text-xs">{attempt.errorCode}</code>}
              </span>
              <span className="text-muted">{formatDuration(endMs - startMs)}</span>
            </div>
            <div aria-hidden className="relative h-4 rounded-sm bg-sunken">
              {spans.map((span) => (
                <span
                  key={span.kind}
                  title={`${SPANS[span.kind].label}: ${formatDuration(span.endMs - span.startMs)}`}
                  className={cn("absolute inset-y-0 rounded-xs", SPANS[span.kind].className)}
                  style={{
                    left: `${percent(span.startMs)}%`,
                    width: `${Math.max(WIDTH_PERCENT_MIN, percent(span.endMs - span.startMs))}%`,
                  }}
                />
              ))}
            </div>
            <p className="sr-only">
              {spans
                .map(
                  ({ kind, startMs: at, endMs: until }) =>
                    `${SPANS[kind].label}: ${formatDuration(until - at)}`,
                )
                .join("; ")}
            </p>
          </li>
        ))}
      </ol>
      <figcaption className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-subtle text-xs">
        {(Object.keys(SPANS) as Span["kind"][])
          .filter((kind) => kinds.has(kind))
          .map((kind) => (
            <span key={kind} className="inline-flex items-center gap-1.5">
              <span aria-hidden className={cn("size-2 rounded-xs", SPANS[kind].className)} />
              {SPANS[kind].label}
            </span>
          ))}
        <span className="ml-auto">{formatDuration(totalMs)} in all</span>
      </figcaption>
    </figure>
  );
}
