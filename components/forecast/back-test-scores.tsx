import type { Forecast } from "@/lib/client/forecasts";
import { compareWithNaive, errorText } from "./prepare-score";

type Score = Forecast["weekScore"];

const IDEAL = "80% would be ideal";

/** Our error beside those of rules that need no model, and how often the interval held. */
export function BackTestScores({ score }: { score: Score }) {
  const items = [
    {
      label: "Our error",
      value: errorText(score.error),
      note: compareWithNaive(score.error, score.naiveError),
    },
    {
      label: "Last week again",
      value: errorText(score.naiveError.lastWeek),
      note: "each day as the same weekday before",
    },
    {
      label: "Mean of 28 days",
      value: errorText(score.naiveError.mean28),
      note: "each day as the mean of the last four weeks",
    },
    {
      label: "Outcomes inside the interval",
      value: score.coverage === null ? "–" : `${Math.round(score.coverage * 100)}%`,
      note: `of ${score.count} forecasts; ${IDEAL}`,
    },
  ];
  return (
    <dl className="grid gap-x-4 gap-y-3 border-line border-b px-4 py-3 grid-cols-2 lg:grid-cols-4">
      {items.map(({ label, value, note }) => (
        <div key={label} className="min-w-0">
          <dt className="text-muted text-xs">{label}</dt>
          <dd className="font-medium text-lg tracking-tight">{value}</dd>
          <dd className="text-subtle text-xs">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
