import { Check } from "lucide-react";
import type { ReactNode } from "react";
import type { ResponseOf } from "@/lib/contract/endpoint";
import type { getPublicModelEndpoint, PublicModel } from "@/lib/contract/public-models";
import { ButtonLink } from "../../ui/actions/button-link";
import { CopyField } from "../../ui/code/copy-field";
import { Money } from "../../ui/data/money";
import { Stat } from "../../ui/data/stat";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { modelPath, modelsPath } from "../address";
import { OutputPrice } from "../output-price";
import { isByToken, speedText, tokensText, unitRateOf } from "../words";
import { ModelFacts } from "./facts-panel";
import { Neighbours } from "./neighbours-panel";
import { ModelPrices } from "./price-panel";
import { ModelSpeed } from "./speed-panel";

type ModelPageProps = {
  detail: ResponseOf<typeof getPublicModelEndpoint>;
  ownSpeed?: PublicModel["speed"];
  /** Null for a role that may not use it. */
  playgroundPath: string | null;
  calculator: ReactNode;
  samples: ReactNode;
  account?: ReactNode;
};

/** Everything about one model. */
export function ModelPage({
  detail,
  ownSpeed,
  playgroundPath,
  calculator,
  samples,
  account,
}: ModelPageProps) {
  const { model, strengths, cheaper, stronger } = detail;
  return (
    <>
      <PageHeader
        title={model.name}
        crumbs={[{ label: "Models", href: "/models" }]}
        description={model.description || `By ${model.ownedBy}.`}
        actions={
          <>
            <ButtonLink href={modelsPath({}, { compare: model.slug })}>Compare</ButtonLink>
            {playgroundPath && model.operations.includes("chat") && (
              <ButtonLink href={playgroundPath} variant="primary">
                Try it
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <Readings model={model} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-4">
            <Panel title="Good at">
              <ul className="flex flex-col gap-1.5">
                {strengths.map((text) => (
                  <li key={text} className="flex gap-2">
                    <Check size={14} aria-hidden className="mt-0.5 shrink-0 text-accent-ink" />
                    {text}
                  </li>
                ))}
              </ul>
            </Panel>
            {calculator}
            {samples}
            <Neighbours
              title="Costs less"
              description="Can do all that this model can, with half of its context at least. By the price of a chat."
              slug={model.slug}
              neighbours={cheaper}
            />
            <Neighbours
              title="Does more"
              description="All that this model can, and more abilities or twice the context."
              slug={model.slug}
              neighbours={stronger}
            />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {account}
            <ModelPrices model={model} />
            <ModelSpeed speed={model.speed} own={ownSpeed} />
            <ModelFacts model={model} />
          </div>
        </div>
        <p className="text-subtle text-xs">
          As text:{" "}
          <a href={`${modelPath(model.slug)}.md`} className="underline hover:text-ink">
            {model.slug}.md
          </a>
        </p>
      </div>
    </>
  );
}

function Readings({ model }: { model: PublicModel }) {
  const { rates } = model.price;
  const unit = unitRateOf(rates);
  const isUnit = !isByToken(model) && unit;
  return (
    <Panel flush>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-line border-b px-4 py-3">
        <span className="text-muted text-xs">In a request</span>
        <CopyField value={model.slug} label="model name" className="min-w-56 max-w-md flex-1" />
      </div>
      <div className="grid grid-cols-2 lg:grid-cols-4 lg:divide-x lg:divide-line">
        {isUnit ? (
          <Stat label={`Price ${unit.per}`} value={<Money nanos={String(unit.nanos)} />} />
        ) : (
          <>
            <Stat
              label="Input / M tokens"
              value={<Money nanos={String(rates.input)} />}
              note={
                rates.cachedInput !== undefined && (
                  <>
                    <Money nanos={String(rates.cachedInput)} /> where cached
                  </>
                )
              }
            />
            <Stat label="Output / M tokens" value={<OutputPrice model={model} />} />
          </>
        )}
        <Stat
          label="Context"
          value={tokensText(model.contextTokens)}
          note={model.operations.includes("chat") && `answers of up to ${tokensText(model.maxOutputTokens)}`}
        />
        <Stat
          label="First token"
          value={speedText(model.speed)}
          note={model.speed ? "the middle of 30 days here" : "not enough calls yet"}
        />
      </div>
    </Panel>
  );
}
