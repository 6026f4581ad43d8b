export { Detector } from "./engine/detector";
export { setAnomalyFeedback } from "./feedback/set-feedback";
export { getAnomaly } from "./get-anomaly";
export { listAnomalies } from "./list-anomalies";
export { type AnomalyView, listFreshAnomalies } from "./queries";
export { detectAnomalies } from "./watch/detect-anomalies";
