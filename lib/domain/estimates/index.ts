export {
  type Asked,
  foretell,
  type History,
  INPUT_FACTOR_MAX,
  newHistory,
  remember,
  type Scenario,
  sideOf,
} from "./engine";
export { type CallEstimate, estimateCall, readCallHistories } from "./estimate-call";
export { getCalibration } from "./get-calibration";
export { CHAT_ENDPOINTS } from "./kind";
export { publishEstimates } from "./publish/publish-estimates";
