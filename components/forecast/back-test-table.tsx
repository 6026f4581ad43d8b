import { Money } from "../ui/data/money";
import { Disclosure } from "../ui/page/disclosure";
import { type Cut, cutDay, isHit, offText } from "./prepare-back-test";

const HEADS = ["P10", "P50", "P90", "Came", "Off by", "Last week again", "Mean of 28 days", "Inside"];

/** Every past forecast in figures, the newest first. */
export function BackTestTable({ cuts, label }: { cuts: readonly Cut[]; label: string }) {
  return (
    <div className="border-line border-t p-4">
      <Disclosure title="Every past forecast" hint={`${cuts.length} cut-offs`}>
        <div className="overflow-x-auto">
          <table aria-label={label} className="w-full min-w-[42rem] text-xs">
            <thead className="text-subtle">
              <tr className="border-line border-b">
                <th scope="col" className="py-1.5 text-left font-medium">
                  Known until
                </th>
                {HEADS.map((head) => (
                  <th key={head} scope="col" className="px-2 py-1.5 text-right font-medium">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...cuts].reverse().map((cut) => (
                <CutRow key={cut.cutAt} cut={cut} />
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </div>
  );
}

function CutRow({ cut }: { cut: Cut }) {
  const amounts = [cut.said.p10, cut.said.p50, cut.said.p90, cut.actualNanos];
  return (
    <tr className="border-line border-b last:border-0">
      <th scope="row" className="whitespace-nowrap py-1 text-left font-normal text-muted">
        {cutDay(cut.cutAt)}
      </th>
      {amounts.map((nanos, i) => (
        <td key={HEADS[i]} className="px-2 py-1 text-right">
          <Money nanos={nanos} />
        </td>
      ))}
      <td className="px-2 py-1 text-right">{offText(cut) ?? "–"}</td>
      <td className="px-2 py-1 text-right">
        <Money nanos={cut.naiveNanos.lastWeek} />
      </td>
      <td className="px-2 py-1 text-right">
        <Money nanos={cut.naiveNanos.mean28} />
      </td>
      <td className="px-2 py-1 text-right">{isHit(cut) ? "yes" : "no"}</td>
    </tr>
  );
}
