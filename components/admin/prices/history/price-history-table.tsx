import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listPricesEndpoint } from "@/lib/contract/prices";
import { FiguresTable } from "../../../charts/figures-table";
import { dateText } from "../../../ui/data/time-format";
import { ratePhrase } from "../rate-text";

type Price = ResponseOf<typeof listPricesEndpoint>["items"][number];

const HEADS = ["Input", "Cached input", "Output"];

/** The chart in figures, the newest version first. */
export function PriceHistoryTable({ versions, nowMs }: { versions: readonly Price[]; nowMs: number }) {
  return (
    <div className="overflow-x-auto">
      <FiguresTable label="Price over time" first="From" heads={HEADS}>
        {versions.map(({ id, effectiveFrom, rates }) => (
          <tr key={id} className="border-line border-b last:border-0">
            <th scope="row" className="whitespace-nowrap px-4 py-1 text-left font-normal">
              {dateText(effectiveFrom, "UTC")}
              {Date.parse(effectiveFrom) > nowMs && <span className="ml-2 text-info-ink">announced</span>}
            </th>
            {[rates.input, rates.cachedInput, rates.output].map((rate, i) => (
              <td key={HEADS[i]} className="px-3 py-1 text-right">
                {rate === undefined ? "–" : ratePhrase(rate)}
              </td>
            ))}
          </tr>
        ))}
      </FiguresTable>
    </div>
  );
}
