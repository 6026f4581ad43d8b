import { endpointPages } from "./endpoint-pages";
import { endpointMutation, endpointQuery } from "./endpoint-query";
import { getAnomalyEndpoint, listAnomaliesEndpoint, setAnomalyFeedbackEndpoint } from "./endpoints/anomalies";
import type { BodyOf, ResponseOf } from "./remote";

export type Anomaly = ResponseOf<typeof listAnomaliesEndpoint>["items"][number];
export type AnomalyDetail = ResponseOf<typeof getAnomalyEndpoint>;

export const anomalyPages = (orgId: string, status?: "open" | "ended") =>
  endpointPages(listAnomaliesEndpoint, { params: { orgId }, query: status ? { status } : {} });

export const openAnomaliesQuery = (orgId: string) =>
  endpointQuery(listAnomaliesEndpoint, { params: { orgId }, query: { status: "open", limit: 3 } });

/** Grows while it goes on. */
export const anomalyQuery = (orgId: string, anomalyId: string) => ({
  ...endpointQuery(getAnomalyEndpoint, { params: { orgId, anomalyId } }),
  refetchInterval: 60_000,
});

export const setFeedbackMutation = (orgId: string, anomalyId: string) =>
  endpointMutation(setAnomalyFeedbackEndpoint, {
    request: (feedback: BodyOf<typeof setAnomalyFeedbackEndpoint>["feedback"]) => ({
      params: { orgId, anomalyId },
      body: { feedback },
    }),
    stale: [listAnomaliesEndpoint, getAnomalyEndpoint],
  });
