import type { UsageSeries, UsageSummary } from "@/lib/client/usage";
import type { getCreditEndpoint } from "@/lib/contract/credits";
import type { ResponseOf } from "@/lib/contract/endpoint";
import { formatUsd, usdNumber } from "@/lib/core/money";
import { prepareLine } from "../charts/prepare-line";
import { Sparkline } from "../charts/sparkline";
import { Money } from "../ui/data/money";
import { formatCount, formatDuration, formatShare } from "../ui/data/number-format";
import { Progress } from "../ui/data/progress";
import { Stat } from "../ui/data/stat";
import { describeDaysLeft, prepareBurn, prepareChange } from "./prepare-readings";

type StatTilesProps = {
  days: number;
  summary: UsageSummary | undefined;
  /** The summary could not be read. */
  failed: boolean;
  series: UsageSeries | undefined;
  credit: ResponseOf<typeof getCreditEndpoint> | undefined;
};

export function StatTiles({ days, summary, failed, series, credit }: StatTilesProps) {
  const current = summary?.current;
  const previous = summary?.previous;
  const unread = failed ? "–" : undefined;
  const tokens = (sums: UsageSummary["current"]) => sums.inputTokens + sums.outputTokens;
  return (
    <div className="mb-4 grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface *:border-line max-lg:*:border-b lg:grid-cols-5 lg:*:not-first:border-l max-lg:*:even:border-l max-lg:*:last:col-span-2 max-lg:*:last:border-b-0">
      <Stat
        label="Spend"
        value={current ? <Money nanos={current.costNanos} /> : unread}
        note={
          current &&
          previous && (
            <ChangeNote
              days={days}
              current={usdNumber(current.costNanos)}
              previous={usdNumber(previous.costNanos)}
            />
          )
        }
        figure={<Sparkline values={prepareLine(series, "spend")} />}
      />
      <Stat
        label="Calls"
        value={current ? formatCount(current.calls) : unread}
        note={
          current && previous && <ChangeNote days={days} current={current.calls} previous={previous.calls} />
        }
        figure={<Sparkline values={prepareLine(series, "calls")} />}
      />
      <Stat
        label="Tokens"
        value={current ? formatCount(tokens(current)) : unread}
        note={current && `${formatCount(current.inputTokens)} in · ${formatCount(current.outputTokens)} out`}
        figure={<Sparkline values={prepareLine(series, "tokens")} />}
      />
      <Stat
        label="Time to first token"
        value={current ? (current.ttftMsAvg === null ? "–" : formatDuration(current.ttftMsAvg)) : unread}
        note={current ? <Health current={current} /> : failed && "could not be read"}
      />
      <CreditStat days={days} current={current} credit={credit} unread={unread} />
    </div>
  );
}

function ChangeNote(props: { current: number; previous: number; days: number }) {
  const change = prepareChange(props.current, props.previous, props.days);
  if (!change) return props.current > 0 ? "nothing in the period before" : null;
  return (
    <>
      <span className="text-muted">{change.text}</span> {change.against}
    </>
  );
}

function Health({ current }: { current: UsageSummary["current"] }) {
  if (current.calls === 0) return null;
  const latency = current.latencyMsAvg === null ? "" : `${formatDuration(current.latencyMsAvg)} in all · `;
  return `${latency}${formatShare(current.errors, current.calls)} failed`;
}

const LOW_SHARE = 0.1;

function CreditStat({ days, current, credit, unread }: CreditStatProps) {
  if (!credit || !current) return <Stat label="Credit left" value={unread} />;
  const share = usdNumber(credit.availableNanos) / Math.max(usdNumber(credit.grantedNanos), 1e-9);
  const { perDayNanos, daysLeft } = prepareBurn(current, credit.availableNanos, days);
  const note =
    daysLeft === null
      ? `of ${formatUsd(credit.grantedNanos)} granted`
      : `${describeDaysLeft(daysLeft)} at ${formatUsd(perDayNanos)} a day`;
  return (
    <Stat
      label="Credit left"
      value={<Money nanos={credit.availableNanos} />}
      note={note}
      figure={
        <div className="flex h-7 items-end pb-1">
          <Progress
            label="Credit left"
            value={share}
            tone={share < LOW_SHARE ? "warning" : "accent"}
            className="w-full"
          />
        </div>
      }
    />
  );
}

type CreditStatProps = Pick<StatTilesProps, "days" | "credit"> & {
  current: UsageSummary["current"] | undefined;
  /** What stands there when the summary could not be read. */
  unread: string | undefined;
};
