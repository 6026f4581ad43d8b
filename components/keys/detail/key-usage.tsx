"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { browserZone } from "@/lib/client/browser-zone";
import { usageSeriesQuery } from "@/lib/client/usage";
import { usdNumber } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import { Sparkline } from "../../charts/sparkline";
import { ButtonLink } from "../../ui/actions/button-link";
import { Money } from "../../ui/data/money";
import { formatCount, formatShare } from "../../ui/data/number-format";
import { Stat } from "../../ui/data/stat";
import { ErrorState } from "../../ui/feedback/error-state";
import { Panel } from "../../ui/page/panel";

type KeyUsageProps = { org: { id: string; slug: string }; keyId: string; mayReadCalls: boolean };

const DAYS = 30;

function lastDays() {
  const to = Date.now();
  return {
    from: new Date(to - DAYS * DAY_MS).toISOString(),
    to: new Date(to).toISOString(),
    zone: browserZone(),
  };
}

export function KeyUsage({ org, keyId, mayReadCalls }: KeyUsageProps) {
  const [range] = useState(lastDays);
  const series = useQuery(usageSeriesQuery(org.id, { ...range, filter: `key:${keyId}`, bucket: "day" }));
  const all = series.data?.groups[0];
  const totals = all?.totals;
  const isEmpty = series.data !== undefined && !totals;
  const points = all?.points ?? [];
  return (
    <Panel
      title={`Usage in the last ${DAYS} days`}
      flush
      actions={
        mayReadCalls && (
          <ButtonLink size="sm" href={`/${org.slug}/calls?filter=key:${keyId}`}>
            Calls with this key
          </ButtonLink>
        )
      }
    >
      {series.error ? (
        <ErrorState message={series.error.message} onRetry={series.refetch} />
      ) : (
        <div className="grid grid-cols-2 divide-line lg:grid-cols-4 lg:divide-x">
          <Stat
            label="Spend"
            value={isEmpty ? <Money nanos="0" /> : totals && <Money nanos={totals.costNanos} />}
            figure={<Sparkline values={points.map((point) => usdNumber(point.costNanos))} />}
          />
          <Stat
            label="Calls"
            value={isEmpty ? "0" : totals && formatCount(totals.calls)}
            note={totals && totals.errors > 0 && `${formatShare(totals.errors, totals.calls)} failed`}
            figure={<Sparkline values={points.map((point) => point.calls)} />}
          />
          <Stat
            label="Input tokens"
            value={isEmpty ? "0" : totals && formatCount(totals.inputTokens)}
            note={
              totals &&
              totals.cachedInputTokens > 0 &&
              `${formatShare(totals.cachedInputTokens, totals.inputTokens)} cached`
            }
            figure={<Sparkline values={points.map((point) => point.inputTokens)} />}
          />
          <Stat
            label="Output tokens"
            value={isEmpty ? "0" : totals && formatCount(totals.outputTokens)}
            figure={<Sparkline values={points.map((point) => point.outputTokens)} />}
          />
        </div>
      )}
    </Panel>
  );
}
