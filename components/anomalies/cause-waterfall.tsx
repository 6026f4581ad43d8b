import type { AnomalyDetail } from "@/lib/client/anomalies";
import { cn } from "../ui/cn";
import { Money } from "../ui/data/money";
import { Panel } from "../ui/page/panel";
import { prepareWaterfall, type Step } from "./prepare-waterfall";

type CauseWaterfallProps = { cause: NonNullable<AnomalyDetail["cause"]> };

const TONES: Record<Step["kind"], string> = {
  level: "bg-subtle",
  rise: "bg-danger",
  fall: "bg-accent",
};

/** How the usual spend became what was spent. The parts add up to the nano-dollar. */
export function CauseWaterfall({ cause }: CauseWaterfallProps) {
  const compared =
    cause.days === 0
      ? "There are no earlier days to compare with."
      : `Beside the same hours of the ${cause.days === 1 ? "day" : `${cause.days} days`} before.`;
  return (
    <Panel title="What made it" description={compared}>
      <ol className="flex flex-col gap-2">
        {prepareWaterfall(cause).map((step) => (
          <li
            key={step.id}
            className="grid grid-cols-[7.5rem_minmax(0,1fr)_5.5rem] items-center gap-3 sm:grid-cols-[10rem_minmax(0,1fr)_6rem]"
          >
            <span className={cn(step.kind === "level" ? "font-medium" : "text-muted")}>{step.label}</span>
            <span aria-hidden className="relative h-4 rounded-sm bg-sunken">
              <span
                className={cn("absolute inset-y-0 rounded-sm", TONES[step.kind])}
                style={{ left: `${step.start * 100}%`, width: `max(2px, ${step.width * 100}%)` }}
              />
            </span>
            <span className="text-right tabular-nums">
              {step.kind === "rise" && "+"}
              <Money nanos={step.nanos} className={step.kind === "level" ? "font-medium" : undefined} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
