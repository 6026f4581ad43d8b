import type { Call } from "@/lib/client/calls";
import type { LiveStatus } from "@/lib/client/live-calls";
import { CallStatus } from "../calls/call-status";
import { Link } from "../ui/actions/link";
import { cn } from "../ui/cn";
import { Money } from "../ui/data/money";
import { formatDuration } from "../ui/data/number-format";

type ArrivalProps = { call: Call | undefined; status: LiveStatus; orgSlug: string };

const LOOKS = {
  waiting: {
    box: "border-line border-dashed bg-surface",
    dot: "bg-warning",
    title: "Waiting for the first call…",
  },
  landed: { box: "border-accent bg-accent-soft", dot: "bg-accent", title: "Your call has landed" },
  failed: { box: "border-danger bg-danger-soft", dot: "bg-danger", title: "A call arrived, and failed" },
};

/** Waits for a call and turns green when an answered one lands. */
export function Arrival({ call, status, orgSlug }: ArrivalProps) {
  const look = LOOKS[call ? (call.outcome === "error" ? "failed" : "landed") : "waiting"];
  return (
    <div
      aria-live="polite"
      className={cn(
        "flex min-h-16 flex-wrap items-center gap-x-8 gap-y-3 rounded-lg border px-4 py-3 transition-colors duration-500",
        look.box,
      )}
    >
      <span className="flex items-center gap-3 font-medium">
        <span className="relative flex size-3">
          {!call && <span className="absolute inset-0 animate-ping rounded-full bg-warning opacity-60" />}
          <span className={cn("relative size-3 rounded-full", look.dot)} />
        </span>
        {look.title}
      </span>
      {call ? (
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          <Reading label="Model" value={call.model} />
          <Reading label="Outcome" value={<CallStatus call={call} />} />
          <Reading label="Cost" value={<Money nanos={call.costNanos} />} />
          <Reading label="Latency" value={formatDuration(call.latencyMs)} />
          <Reading
            label="Record"
            value={
              <Link href={`/${orgSlug}/calls?call=${call.requestId}`} className="text-accent-ink underline">
                Open
              </Link>
            }
          />
        </dl>
      ) : (
        <span className="text-muted text-xs">
          {status === "offline"
            ? "The live connection is down; this page checks every few seconds."
            : "Run the code above. This turns green by itself."}
        </span>
      )}
    </div>
  );
}

function Reading({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <div>
      <dt className="text-2xs text-muted">{label}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  );
}
