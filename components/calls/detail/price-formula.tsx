import type { CallDetail } from "@/lib/client/calls";
import { usdFromNanos } from "@/lib/core/money";
import { ExactTime } from "../../ui/data/exact-time";
import { prepareFormula } from "./prepare-formula";

/** How the cost came about: units × rate, summed, rounded once. */
export function PriceFormula({ attempt }: { attempt: CallDetail["attempts"][number] }) {
  const lines = prepareFormula(attempt.lines);
  return (
    <div className="rounded-md border border-line">
      <table className="w-full">
        <caption className="sr-only">How the cost was computed</caption>
        <tbody>
          {lines.map((line) => (
            <tr key={line.label} className="border-line border-b">
              <th scope="row" className="px-3 py-1.5 text-left font-normal text-muted">
                {line.label}
              </th>
              <td className="py-1.5 text-right">{line.units}</td>
              <td className="py-1.5 pl-2 text-right text-subtle">× {line.rate}</td>
              <td className="px-3 py-1.5 text-right">{line.amount}</td>
            </tr>
          ))}
          <tr className="bg-sunken font-medium">
            <th scope="row" className="px-3 py-1.5 text-left">
              Cost
            </th>
            <td colSpan={3} className="px-3 py-1.5 text-right">
              ${usdFromNanos(BigInt(attempt.costNanos))}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="border-line border-t px-3 py-1.5 text-subtle text-xs">
        {attempt.price ? (
          <>
            Price {attempt.price.id}, in force since <ExactTime at={attempt.price.effectiveFrom} />
          </>
        ) : (
          "No price applied."
        )}
      </p>
    </div>
  );
}
