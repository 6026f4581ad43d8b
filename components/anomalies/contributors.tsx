import type { AnomalyDetail } from "@/lib/client/anomalies";
import { Money } from "../ui/data/money";
import { formatExactCount } from "../ui/data/number-format";
import { Panel } from "../ui/page/panel";

type Contributor = NonNullable<AnomalyDetail["cause"]>["contributors"][number];

const TITLES: Record<Contributor["dimension"], string> = { key: "Key", model: "Model", user: "End customer" };

/** Who and what added the most, beside what they usually do in these hours. */
export function Contributors({ contributors }: { contributors: readonly Contributor[] }) {
  if (contributors.length === 0) return null;
  const head = "px-4 py-1.5 font-medium";
  return (
    <Panel title="Who and what added the most" flush>
      <div className="overflow-x-auto">
        <table className="w-full" aria-label="Contributors">
          <thead className="text-subtle text-xs">
            <tr className="border-line border-b">
              <th scope="col" className={`${head} text-left`}>
                Name
              </th>
              <th scope="col" className={`${head} text-right`}>
                Spend
              </th>
              <th scope="col" className={`${head} text-right`}>
                Calls
              </th>
            </tr>
          </thead>
          <tbody>
            {contributors.map((one) => (
              <tr key={`${one.dimension}:${one.id}`} className="border-line border-b last:border-0">
                <th scope="row" className="px-4 py-2 text-left font-normal">
                  <span className="font-medium">{one.label}</span>{" "}
                  <span className="text-subtle text-xs">{TITLES[one.dimension]}</span>
                </th>
                <td className="whitespace-nowrap px-4 py-2 text-right tabular-nums">
                  <Money nanos={one.costNanos} />
                  <div className="text-subtle text-xs">
                    usually <Money nanos={one.usualCostNanos} />
                  </div>
                </td>
                <td className="whitespace-nowrap px-4 py-2 text-right tabular-nums">
                  {formatExactCount(one.calls)}
                  <div className="text-subtle text-xs">usually {formatExactCount(one.usualCalls)}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
