import { Money } from "../../../ui/data/money";
import { formatCount, formatShare } from "../../../ui/data/number-format";
import { Progress } from "../../../ui/data/progress";
import { RelativeTime } from "../../../ui/data/relative-time";
import { Stat } from "../../../ui/data/stat";
import { Panel } from "../../../ui/page/panel";
import type { Tenant } from "../tenant";

const LOW_SHARE = 0.1;

/** What a tenant spent and has left, at a glance. */
export function TenantReadings({ tenant }: { tenant: Tenant }) {
  const { last30Days, thisMonth, credit } = tenant;
  const granted = Number(credit.grantedNanos);
  const left = granted > 0 ? Math.max(0, Number(credit.availableNanos) / granted) : 0;
  return (
    <Panel flush>
      <div className="grid grid-cols-2 divide-line lg:grid-cols-5 lg:divide-x">
        <Stat
          label="This month"
          value={<Money nanos={thisMonth.costNanos} />}
          note={`${formatCount(thisMonth.calls)} calls`}
        />
        <Stat
          label="Last 30 days"
          value={<Money nanos={last30Days.costNanos} />}
          note={`${formatCount(last30Days.calls)} calls, ${formatShare(last30Days.errors, last30Days.calls)} failed`}
        />
        <Stat
          label="Margin"
          value={<span className="text-muted">Not known</span>}
          note="What providers charge is not recorded"
        />
        <Stat
          label="Credit left"
          value={<Money nanos={credit.availableNanos} />}
          note={
            <>
              of <Money nanos={credit.grantedNanos} />
            </>
          }
          figure={
            <Progress
              label="Credit left"
              value={left}
              tone={left <= 0 ? "danger" : left < LOW_SHARE ? "warning" : "accent"}
            />
          }
        />
        <Stat
          label="Last call"
          value={<RelativeTime at={tenant.lastCallAt} />}
          note={`${formatCount(last30Days.inputTokens + last30Days.outputTokens)} tokens in 30 days`}
        />
      </div>
    </Panel>
  );
}
