"use client";

import { useLivePace } from "@/lib/client/use-live-pace";
import { formatUsd } from "@/lib/core/money";
import { LiveToggle } from "../calls/live-toggle";
import { Money } from "../ui/data/money";
import { formatCount } from "../ui/data/number-format";
import { LiveMeter } from "./live-meter";
import { useSeldom } from "./use-seldom";

/** A screen reader is told now and then, not every second. */
const SAY_EVERY_MS = 30_000;

type LiveMetersProps = {
  orgId: string;
  /** The page around stands still with it. */
  onPaused?: (paused: boolean) => void;
};

/** What the organization uses right now: tokens a second and spend a minute, over the last 60 seconds. */
export function LiveMeters({ orgId, onPaused }: LiveMetersProps) {
  const { status, paused, toggle, reading } = useLivePace(orgId);
  const still = paused || status !== "live";
  function toggleAll() {
    toggle();
    onPaused?.(!paused);
  }
  const rate = formatRate(reading.tokensPerSecond);
  const said = useSeldom(
    `Now ${rate} tokens a second and ${formatUsd(reading.spendNanosPerMinute)} a minute.`,
    SAY_EVERY_MS,
  );
  return (
    <section
      aria-label="Right now"
      className="mb-4 grid grid-cols-1 rounded-lg border border-line bg-surface sm:grid-cols-[1fr_1fr_auto]"
    >
      <p role="status" className="sr-only">
        {said}
      </p>
      <LiveMeter
        label="Tokens right now"
        value={rate}
        unit="/ s"
        points={reading.tokens.slice(0, -1)}
        still={still}
      />
      <div className="border-line max-sm:border-t sm:border-l">
        <LiveMeter
          label="Spend right now"
          value={<Money nanos={reading.spendNanosPerMinute} />}
          unit="/ min"
          points={reading.spendNanos.slice(0, -1)}
          still={still}
        />
      </div>
      <div className="flex items-center border-line px-4 py-1 max-sm:border-t sm:w-36 sm:justify-center sm:border-l">
        <LiveToggle status={status} paused={paused} waiting={0} onToggle={toggleAll} />
      </div>
    </section>
  );
}

/** A decimal where a whole number would hide that anything moves. */
function formatRate(perSecond: number): string {
  return perSecond > 0 && perSecond < 10 ? perSecond.toFixed(1) : formatCount(perSecond);
}
