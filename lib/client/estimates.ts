import { endpointQuery } from "./endpoint-query";
import { getCalibrationEndpoint } from "./endpoints/estimates";
import type { QueryOf, ResponseOf } from "./remote";

export type Calibration = ResponseOf<typeof getCalibrationEndpoint>;

export const calibrationQuery = (orgId: string, query: QueryOf<typeof getCalibrationEndpoint>) =>
  endpointQuery(getCalibrationEndpoint, { params: { orgId }, query });
