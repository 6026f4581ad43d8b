export { type Foretold, foretell } from "./foretell";
export { type History, newHistory, remember, type Side, sideOf } from "./history";
export {
  type Asked,
  type CostOf,
  INPUT_FACTOR_MAX,
  type Observation,
  type Scenario,
} from "./observation";
