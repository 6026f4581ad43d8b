export type { ForecastScope, PublishedForecast, SpendQuantiles } from "./published";
export {
  type BudgetRunOut,
  forecastBudgetRunOut,
  forecastCreditRunOut,
  forecastRunOuts,
} from "./run-out/budget-run-out";
export { readForecast } from "./store/read-forecast";
