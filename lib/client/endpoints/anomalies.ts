// Made by `npm run generate`.
import type * as contract from "../../contract/anomalies";
import type { Remote } from "../remote";

export const listAnomaliesEndpoint: Remote<typeof contract.listAnomaliesEndpoint> = {
  id: "anomalies.list",
  method: "GET",
  path: "/api/orgs/{orgId}/anomalies",
};

export const getAnomalyEndpoint: Remote<typeof contract.getAnomalyEndpoint> = {
  id: "anomalies.get",
  method: "GET",
  path: "/api/orgs/{orgId}/anomalies/{anomalyId}",
};

export const setAnomalyFeedbackEndpoint: Remote<typeof contract.setAnomalyFeedbackEndpoint> = {
  id: "anomalies.feedback",
  method: "POST",
  path: "/api/orgs/{orgId}/anomalies/{anomalyId}/feedback",
};
