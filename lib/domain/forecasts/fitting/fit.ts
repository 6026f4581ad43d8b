import { type Moment, makeForecast } from "../publish/make-forecast";
import type { ScopeSpend } from "../publish/read-spend";
import type { PublishedForecast } from "../published";

/** One scope's forecast, as it travels to a thread. */
export type FitTask = { moment: Moment; spend: ScopeSpend };

export type FitScope = (task: FitTask) => Promise<PublishedForecast>;

/** On the thread of the caller, which it holds for a second or so. */
export const fitHere: FitScope = async ({ moment, spend }) => makeForecast(moment, spend);
