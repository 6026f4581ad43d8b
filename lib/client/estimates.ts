import type { QueryOf, ResponseOf } from "../contract/endpoint";
import { getCalibrationEndpoint } from "../contract/estimates";
import { endpointQuery } from "./endpoint-query";

export type Calibration = ResponseOf<typeof getCalibrationEndpoint>;

export const calibrationQuery = (orgId: string, query: QueryOf<typeof getCalibrationEndpoint>) =>
  endpointQuery(getCalibrationEndpoint, { params: { orgId }, query });
