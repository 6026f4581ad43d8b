import type { CallDetail } from "@/lib/client/calls";
import { formatDuration } from "../../ui/data/number-format";

type Attempt = CallDetail["attempts"][number];

/** Where the time went: until the first token, then while the answer was written. */
export function Timeline({ attempt }: { attempt: Attempt }) {
  const first = attempt.ttftMs ?? attempt.latencyMs;
  const share = attempt.latencyMs > 0 ? (first / attempt.latencyMs) * 100 : 100;
  const writingMs = attempt.latencyMs - first;
  const speed = writingMs > 0 && attempt.ttftMs !== null ? attempt.outputTokens / (writingMs / 1_000) : null;
  return (
    <div>
      <div aria-hidden className="mb-2 flex h-2 gap-0.5 overflow-hidden rounded-full">
        <div style={{ width: `${share}%`, background: "var(--chart-rest)" }} />
        <div className="flex-1 bg-accent" />
      </div>
      <dl className="flex flex-wrap justify-between gap-x-6 gap-y-1">
        <Reading
          label="Time to first token"
          value={attempt.ttftMs === null ? "–" : formatDuration(attempt.ttftMs)}
        />
        <Reading label="Whole call" value={formatDuration(attempt.latencyMs)} />
        <Reading
          label="Speed"
          value={speed === null ? "–" : `${speed.toFixed(speed < 10 ? 1 : 0)} tokens/s`}
        />
      </dl>
    </div>
  );
}

function Reading({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-subtle text-xs">{label}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  );
}
