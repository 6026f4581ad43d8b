import type { Forecast } from "@/lib/client/forecasts";
import { Panel } from "../ui/page/panel";

/** How the forecast is made, in plain words. */
export function MethodNote({ forecast }: { forecast: Forecast }) {
  return (
    <Panel title="How it is made">
      <div className="flex max-w-3xl flex-col gap-2 text-muted text-sm">
        <p>{METHOD[forecast.method](forecast.historyDays)}</p>
        <p>
          The interval comes from how far past forecasts were off at each distance, and not from a formula. It
          is wider while there are few of them to go by. A single absurd day is pulled back to where the usual
          spread ends before anything is fitted; two in a row count as a new level.
        </p>
        <p>
          What was spent is exact to the nano-dollar; only the rest of the month is forecast. Forecasts are
          made anew every hour, and every three minutes in the first two weeks. Days and months are UTC’s, as
          those of budgets are: an organization has no time zone of its own.
        </p>
      </div>
    </Panel>
  );
}

const METHOD: Record<Forecast["method"], (days: number) => string> = {
  model: (days) =>
    `From ${days} whole days of spend. A dozen and a half rules, among them exponential smoothing and a seasonal decomposition with the week's rhythm, are tried at past days; each counts by how close it came, and the forecast is their weighted median.`,
  recent: (days) =>
    `There are only ${days} whole ${days === 1 ? "day" : "days"} of spend: too few for a model. Each coming day is taken as the middle of those so far, and the interval is wide on purpose. After two weeks the model takes over.`,
  none: () => "Nothing was spent in the last four weeks, so nothing is forecast to be.",
};
