import type { Calibration } from "@/lib/client/estimates";
import { formatShare } from "../ui/data/number-format";

type CoverageStripProps = Pick<Calibration, "days" | "interval">;

/** A column a day, as high as the share of calls that cost what was estimated, and a line at the share that is aimed at. */
export function CoverageStrip({ days, interval }: CoverageStripProps) {
  return (
    <figure className="min-w-0">
      <div className="relative h-20 border-line border-b" aria-hidden>
        <div
          className="absolute inset-x-0 border-line-strong border-t border-dashed"
          style={{ bottom: `${interval * 100}%` }}
        />
        <div className="absolute inset-0 flex items-end gap-px">
          {days.map(({ day, calls, inside }) => (
            <div
              key={day}
              title={`${day}: ${formatShare(inside, calls)} of ${calls}`}
              className="min-w-px max-w-6 flex-1 rounded-t-xs bg-accent"
              style={{ height: `${(inside / calls) * 100}%` }}
            />
          ))}
        </div>
      </div>
      <figcaption className="mt-1 flex justify-between gap-2 text-subtle text-xs">
        <span>{days[0]?.day}</span>
        <span>dashed: {interval * 100} %, which is aimed at</span>
        <span>{days.length > 1 && days.at(-1)?.day}</span>
      </figcaption>
      <table className="sr-only">
        <caption>Calls that cost what was estimated, by day</caption>
        <thead>
          <tr>
            <th>Day</th>
            <th>Calls</th>
            <th>Inside</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, calls, inside }) => (
            <tr key={day}>
              <td>{day}</td>
              <td>{calls}</td>
              <td>{inside}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
