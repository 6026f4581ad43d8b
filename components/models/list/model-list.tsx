import type { PublicModel } from "@/lib/contract/public-models";
import { Link } from "../../ui/actions/link";
import { cn } from "../../ui/cn";
import { Badge } from "../../ui/data/badge";
import { Money } from "../../ui/data/money";
import { modelPath, modelsPath, type Params, toggled } from "../address";
import { OutputPrice } from "../output-price";
import { FEATURE_LABELS, isByToken, OPERATION_LABELS, speedText, tokensText, unitRateOf } from "../words";

type ListProps = { models: readonly PublicModel[]; params: Params; compared: readonly string[] };

const HEAD = "whitespace-nowrap px-3 py-2 text-left font-medium text-subtle text-xs";

/** The models that were found: a table, on a phone a card each. */
export function ModelList({ models, params, compared }: ListProps) {
  return (
    <table className="block w-full lg:table">
      <caption className="sr-only">Models</caption>
      <thead className="hidden border-line border-b lg:table-header-group">
        <tr>
          <th scope="col" className={`${HEAD} pl-4`}>
            Model
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            Context
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            Input / M
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            Output / M
          </th>
          <th
            scope="col"
            className={`${HEAD} text-right`}
            title="The middle of what was seen here in 30 days"
          >
            First token
          </th>
          <th scope="col" className={HEAD}>
            <span className="sr-only">Compare</span>
          </th>
        </tr>
      </thead>
      <tbody className="block divide-y divide-line lg:table-row-group">
        {models.map((model) => (
          <ModelRow key={model.slug} model={model} params={params} compared={compared} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { model: PublicModel; params: Params; compared: readonly string[] };

function ModelRow({ model, params, compared }: RowProps) {
  const work = model.operations
    .filter((name) => name !== "chat")
    .map((name) => OPERATION_LABELS[name] ?? name);
  const shown = model.features.filter((name) => name !== "parallel_tools" && name !== "logprobs");
  return (
    <tr className="relative grid grid-cols-2 gap-x-6 gap-y-1 px-4 py-3 hover:bg-hover/60 lg:table-row lg:px-0 lg:py-0">
      <td className="col-span-2 mb-1 min-w-0 pr-24 lg:table-cell lg:py-2.5 lg:pr-3 lg:pl-4">
        <Link href={modelPath(model.slug)} className="font-medium hover:underline">
          {model.name}
        </Link>{" "}
        <span className="text-subtle text-xs">{model.ownedBy}</span>
        <span className="block break-all font-mono text-2xs text-subtle">{model.slug}</span>
        <span className="mt-1 flex flex-wrap gap-1">
          {work.map((name) => (
            <Badge key={name} tone="info">
              {name}
            </Badge>
          ))}
          {shown.map((name) => (
            <Badge key={name}>{FEATURE_LABELS[name]}</Badge>
          ))}
        </span>
      </td>
      <Cell label="Context">{tokensText(model.contextTokens)}</Cell>
      <PriceCells model={model} />
      <Cell label="First token">{speedText(model.speed)}</Cell>
      <td className="absolute top-3 right-4 lg:static lg:table-cell lg:py-2.5 lg:pr-4 lg:pl-3 lg:text-right">
        <CompareToggle model={model} params={params} compared={compared} />
      </td>
    </tr>
  );
}

type CellProps = { label: string; isWide?: boolean; children: React.ReactNode };

/** A wide one takes two columns, of the table as of a phone's pairs. */
function Cell({ label, isWide = false, children }: CellProps) {
  return (
    <td
      colSpan={isWide ? 2 : undefined}
      className={cn(
        "flex justify-between gap-2 whitespace-nowrap text-sm lg:table-cell lg:px-3 lg:py-2.5 lg:text-right lg:align-top",
        isWide && "col-span-2",
      )}
    >
      <span className="text-subtle text-xs lg:hidden">{label}</span>
      {children}
    </td>
  );
}

function PriceCells({ model }: { model: PublicModel }) {
  const { rates } = model.price;
  const unit = unitRateOf(rates);
  if (!isByToken(model) && unit) {
    return (
      <Cell label="Price" isWide>
        <span>
          <Money nanos={String(unit.nanos)} /> <span className="text-muted">{unit.per}</span>
        </span>
      </Cell>
    );
  }
  return (
    <>
      <Cell label="Input / M">
        <Money nanos={String(rates.input)} />
      </Cell>
      <Cell label="Output / M">
        <OutputPrice model={model} />
      </Cell>
    </>
  );
}

function CompareToggle({ model, params, compared }: RowProps) {
  const next = toggled(compared, model.slug);
  const isIn = compared.includes(model.slug);
  if (!next) return <span className="text-subtle text-xs">Four at most</span>;
  return (
    <Link
      href={modelsPath(params, { compare: next.join(",") })}
      replace
      scroll={false}
      aria-label={`${isIn ? "Do not compare" : "Compare"} ${model.name}`}
      className={`inline-flex h-7 items-center rounded-md border px-2 text-xs ${
        isIn
          ? "border-accent bg-accent-soft text-accent-ink"
          : "border-line text-muted hover:bg-hover hover:text-ink"
      }`}
    >
      {isIn ? "Comparing" : "Compare"}
    </Link>
  );
}
