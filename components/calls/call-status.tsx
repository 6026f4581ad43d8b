import type { Call } from "@/lib/client/calls";
import { Status, type Tone } from "../ui/data/badge";

const WORDS: Record<string, { text: string; tone: Tone }> = {
  ok: { text: "OK", tone: "accent" },
  error: { text: "Failed", tone: "danger" },
  aborted: { text: "Client left", tone: "neutral" },
  cut: { text: "Cut upstream", tone: "warning" },
  capped: { text: "Stopped at the budget", tone: "warning" },
  recovered: { text: "Recovered", tone: "info" },
  corrected: { text: "Billed after review", tone: "info" },
};

export const OUTCOMES = Object.entries(WORDS).map(([value, { text }]) => ({ value, label: text }));

/** How a call ended, in words. */
export function CallStatus({ call }: { call: Pick<Call, "outcome" | "status" | "errorCode"> }) {
  const { text, tone } = WORDS[call.outcome] ?? { text: call.outcome, tone: "neutral" as const };
  return (
    <Status tone={tone}>
      <span title={call.errorCode ?? undefined}>
        {text}
        {call.outcome === "error" && ` ${call.status}`}
      </span>
    </Status>
  );
}
