import type { getCreditEndpoint } from "@/lib/contract/credits";
import type { ResponseOf } from "@/lib/contract/endpoint";
import { Money } from "../ui/data/money";
import { formatShare } from "../ui/data/number-format";
import { Progress } from "../ui/data/progress";
import { Stat } from "../ui/data/stat";
import { Notice } from "../ui/feedback/notice";
import { Panel } from "../ui/page/panel";

type Credit = ResponseOf<typeof getCreditEndpoint>;

const LOW_SHARE = 0.1;

export function CreditBalance({ credit }: { credit: Credit | undefined }) {
  const granted = Number(credit?.grantedNanos ?? 0);
  const spent = Number(credit?.spentNanos ?? 0);
  const left = granted > 0 ? 1 - spent / granted : 0;
  const tone = left <= 0 ? "danger" : left < LOW_SHARE ? "warning" : "accent";
  return (
    <>
      {credit && granted > 0 && left < LOW_SHARE && (
        <Notice tone={left <= 0 ? "danger" : "warning"}>
          {left <= 0
            ? "The credit is used up: calls are refused with status 402 until the operator grants more."
            : "Little credit is left. When it is used up, calls are refused with status 402. Ask the operator for more."}
        </Notice>
      )}
      <Panel flush>
        <div className="grid grid-cols-2 divide-line lg:grid-cols-4 lg:divide-x">
          <Stat
            label="Available"
            value={credit && <Money nanos={credit.availableNanos} />}
            note={credit && granted > 0 && `${formatShare(granted - spent, granted)} of all that was granted`}
            figure={<Progress label="Credit left" value={left} tone={tone} />}
          />
          <Stat
            label="Held now"
            value={credit && <Money nanos={credit.heldNanos} />}
            note="for calls in flight"
          />
          <Stat label="Spent" value={credit && <Money nanos={credit.spentNanos} />} note="settled, in all" />
          <Stat label="Granted" value={credit && <Money nanos={credit.grantedNanos} />} note="in all" />
        </div>
      </Panel>
    </>
  );
}
