import type { ModelInfo } from "@pydantic/genai-prices";
import type { PriceRates } from "@/lib/contract/prices";
import { type GenaiPrices, isPriceable, toRates } from "./to-rates";

type Constraint =
  | { type: "start_date"; start_date: string }
  | { type: "time_of_date"; start_time: string; end_time: string };
type Condition = { constraint?: Constraint; prices: GenaiPrices };

/** The edition of the list that this build carries; exact, as package.json has it. */
export const LIST_VERSION = "genai-prices 0.1.8";

/** A list price from a day on; `from` null: since ever. */
export type ListVersion = { from: Date | null; rates: PriceRates };

export type ListedModel = {
  id: string;
  name: string | null;
  contextTokens: number | null;
  versions: ListVersion[];
};

const EPOCH = new Date(0);

function minuteOf(time: string): number {
  const match = /^(\d{2}):(\d{2}):00Z$/.exec(time);
  if (!match) throw new RangeError(`not a time of day in UTC to the minute: ${time}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** The versions of a price set by ascending date, each with every time of day that has a price of its own. */
export function toVersions(prices: readonly Condition[] | GenaiPrices): ListVersion[] {
  const conditions: readonly Condition[] = Array.isArray(prices)
    ? prices
    : [{ prices: prices as GenaiPrices }];
  const dated: ListVersion[] = [];
  const timeOfDay: NonNullable<PriceRates["timeOfDay"]> = [];
  for (const { constraint, prices: set } of conditions) {
    if (!isPriceable(set)) continue;
    if (constraint?.type === "time_of_date") {
      const { input, output, ...rest } = toRates(set);
      timeOfDay.push({
        fromMinute: minuteOf(constraint.start_time),
        toMinute: minuteOf(constraint.end_time),
        input,
        output,
        ...rest,
      });
    } else {
      const from = constraint ? new Date(`${constraint.start_date}T00:00:00Z`) : null;
      dated.push({ from, rates: toRates(set) });
    }
  }
  return dated
    .sort((a, b) => (a.from ?? EPOCH).getTime() - (b.from ?? EPOCH).getTime())
    .map(({ from, rates }) => ({ from, rates: timeOfDay.length ? { ...rates, timeOfDay } : rates }));
}

function toListed(model: ModelInfo): ListedModel {
  return {
    id: model.id,
    name: model.name ?? null,
    contextTokens: model.context_window ?? null,
    versions: toVersions(model.prices as readonly Condition[] | GenaiPrices),
  };
}

/** Opens the package, which only a sync needs: it is large, and the gateway never reads it. */
export async function openGenaiPrices() {
  const { calcPrice, findProvider } = await import("@pydantic/genai-prices");
  return {
    /** What the list says of a model under its provider's name for it, dates and aliases included; null: no price. */
    find(pricesId: string | undefined, upstreamModel: string): ListedModel | null {
      const found = calcPrice(
        {},
        upstreamModel,
        pricesId === undefined ? undefined : { providerId: pricesId },
      );
      const listed = found && toListed(found.model);
      return listed && listed.versions.length > 0 ? listed : null;
    },
    /** Ids of a provider's models that have a price and are not on their way out. */
    ids(pricesId: string): string[] {
      const models = findProvider({ providerId: pricesId })?.models ?? [];
      return models.filter((model) => !model.deprecated).map((model) => model.id);
    },
  };
}

export type GenaiList = Awaited<ReturnType<typeof openGenaiPrices>>;
