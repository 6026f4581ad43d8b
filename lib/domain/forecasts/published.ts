import type { ForecastScopeType } from "@/lib/contract/forecast-scopes";
import type { Nanos } from "@/lib/core/money";
import type { BackTest } from "./back-test/back-test";

/** What can be forecast; a model's id is its slug. */
export type ForecastScope = { type: ForecastScopeType; id: string };

/** One in ten outcomes is below p10, one in ten above p90. */
export type SpendQuantiles = { p10: Nanos; p50: Nanos; p90: Nanos };

/** model: fitted; recent: too few days, so the middle of those there are; none: nothing spent lately. */
export type ForecastMethod = "model" | "recent" | "none";

/** A coming day, the first of them the rest of today: what it will cost, and all from `madeAt` to its end. */
export type ForecastDay = { start: Date; end: Date; daily: SpendQuantiles; cumulative: SpendQuantiles };

export type PublishedForecast = {
  orgId: string;
  scope: ForecastScope;
  madeAt: Date;
  zone: string;
  monthStart: Date;
  monthEnd: Date;
  /** From the month's start to `madeAt`, exact. */
  actualNanos: Nanos;
  /** What the whole month will cost; never below `actualNanos`. */
  monthEndNanos: SpendQuantiles;
  historyDays: number;
  method: ForecastMethod;
  days: ForecastDay[];
  backTest: BackTest;
};
