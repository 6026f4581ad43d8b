import type { PublicModel } from "@/lib/contract/public-models";
import { Details } from "../../ui/data/details";
import { formatCount, formatDuration } from "../../ui/data/number-format";
import { Panel } from "../../ui/page/panel";

type Speed = NonNullable<PublicModel["speed"]>;

/** How fast answers came in the last 30 days; nothing where too few calls would say nothing, or too much. */
export function ModelSpeed({ speed, own }: { speed: PublicModel["speed"]; own?: PublicModel["speed"] }) {
  if (!speed && !own) return null;
  return (
    <Panel
      title="Speed seen here"
      description="Of the last 30 days, over everything: network, provider, gateway."
    >
      <div className="flex flex-col gap-5">
        {own && <Reading title="In your organization" speed={own} />}
        {speed && <Reading title={own ? "In all organizations" : undefined} speed={speed} isCut />}
      </div>
    </Panel>
  );
}

function Reading({ title, speed, isCut }: { title?: string; speed: Speed; isCut?: boolean }) {
  const { ttftMs, latencyMs, tokensPerSecond, calls } = speed;
  const within = ({ p50, p95 }: { p50: number; p95: number }) =>
    `half within ${formatDuration(p50)}, 95% within ${formatDuration(p95)}`;
  return (
    <div>
      {title && <h3 className="mb-2 font-semibold text-xs">{title}</h3>}
      <Details
        items={[
          ...(ttftMs ? [{ label: "First token", value: within(ttftMs) }] : []),
          { label: "Whole answer", value: within(latencyMs) },
          ...(tokensPerSecond
            ? [{ label: "Output", value: `${tokensPerSecond.toFixed(1)} tokens a second` }]
            : []),
          { label: "Measured on", value: `${isCut ? "more than " : ""}${formatCount(calls)} calls` },
        ]}
      />
    </div>
  );
}
