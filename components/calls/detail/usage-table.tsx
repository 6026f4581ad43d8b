import type { CallDetail } from "@/lib/client/calls";
import { formatExactCount } from "../../ui/data/number-format";
import { classLabel } from "./prepare-formula";

/** What the call used, by class; classes of which it used nothing are left out. */
export function UsageTable({ usage }: { usage: CallDetail["attempts"][number]["usage"] }) {
  const classes = Object.entries(usage);
  if (classes.length === 0) return <p className="text-muted">Nothing was used.</p>;
  return (
    <table className="w-full">
      <caption className="sr-only">Usage by class</caption>
      <tbody>
        {classes.map(([name, units]) => (
          <tr key={name} className="border-line border-b last:border-b-0">
            <th scope="row" className="py-1.5 text-left font-normal text-muted">
              {classLabel(name)}
            </th>
            <td className="py-1.5 text-right">
              {name.endsWith("Ms") ? `${formatExactCount(units)} ms` : formatExactCount(units)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
