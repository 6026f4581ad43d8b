import type { ReactNode } from "react";
import { buttonStyle } from "../../ui/actions/button-style";
import { Money } from "../../ui/data/money";
import { formatExactCount } from "../../ui/data/number-format";
import { Panel } from "../../ui/page/panel";
import { modelPath, type Params, queryOf } from "../address";
import { AutoForm } from "../search/auto-form";
import { TextField } from "../search/fields";
import type { Example } from "./example";

type Quote = { variant: string; perCallNanos: bigint; totalNanos: bigint };
type Term = { class: string; units: number; rateNanos: number; per: number; amountNanos: string };

type CostCalculatorProps = {
  slug: string;
  params: Params;
  example: Example;
  unit: "images" | "minutes" | "characters" | null;
  takesTokens: boolean;
  hasCached: boolean;
  quotes: readonly Quote[];
  terms: readonly Term[];
};

const UNIT_LABELS = { images: "Images a call", minutes: "Minutes a call", characters: "Characters a call" };

/** What so many calls of that size cost, exactly as they would be billed. */
export function CostCalculator({ slug, params, example, unit, ...props }: CostCalculatorProps) {
  const { takesTokens, hasCached, quotes, terms } = props;
  const path = modelPath(slug);
  return (
    <Panel
      title="What would it cost?"
      description="The arithmetic of the bill itself, each call rounded once."
    >
      <AutoForm
        path={path}
        state={queryOf(params, ["org"]).toString()}
        label="Example calls"
        className="grid grid-cols-2 gap-3 sm:grid-cols-4"
      >
        <TextField name="calls" label="Calls" type="number" min={0} value={String(example.calls)} />
        {takesTokens && (
          <>
            <TextField
              name="input"
              label="Input tokens"
              type="number"
              min={0}
              value={String(example.input)}
            />
            <TextField
              name="output"
              label="Output tokens"
              type="number"
              min={0}
              value={String(example.output)}
            />
          </>
        )}
        {hasCached && (
          <TextField
            name="cachedPercent"
            label="Cached input, %"
            type="number"
            min={0}
            max={100}
            value={String(example.cachedPercent)}
          />
        )}
        {unit && (
          <TextField
            name="units"
            label={UNIT_LABELS[unit]}
            type="number"
            min={0}
            value={String(example.units)}
          />
        )}
        <button
          type="submit"
          className={buttonStyle("secondary", "md", "hidden! self-end noscript:inline-flex!")}
        >
          Reckon
        </button>
      </AutoForm>
      <dl aria-live="polite" className="mt-4 divide-y divide-line rounded-md border border-line">
        {quotes.map((quote) => (
          <div
            key={quote.variant}
            className="flex flex-wrap items-baseline justify-between gap-x-4 px-3 py-2"
          >
            <dt className={quote.variant === "standard" ? "font-medium" : "text-muted"}>
              {quote.variant === "standard"
                ? `${formatExactCount(example.calls)} calls`
                : `As ${quote.variant}`}
            </dt>
            <dd className="flex items-baseline gap-3">
              <span className="text-subtle text-xs">
                <Money nanos={quote.perCallNanos} /> each
              </span>
              <Money
                nanos={quote.totalNanos}
                className={quote.variant === "standard" ? "font-semibold text-base" : ""}
              />
            </dd>
          </div>
        ))}
      </dl>
      <Formula terms={terms} />
    </Panel>
  );
}

const PER: Record<number, string> = { 1: "", 1000000: " / M", 3600000: " / h" };

function Formula({ terms }: { terms: readonly Term[] }): ReactNode {
  if (terms.length === 0) return <p className="mt-2 text-subtle text-xs">Free.</p>;
  return (
    <p className="mt-2 text-subtle text-xs">
      One call:{" "}
      {terms.map((term, i) => (
        <span key={term.class}>
          {i > 0 && " + "}
          {formatExactCount(term.units)} {words(term.class)} × <Money nanos={String(term.rateNanos)} />
          {PER[term.per]}
        </span>
      ))}
    </p>
  );
}

function words(name: string): string {
  return name.replace(/[A-Z0-9]+/g, (part) => ` ${part.toLowerCase()}`);
}
