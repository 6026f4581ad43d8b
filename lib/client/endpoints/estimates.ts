// Made by `npm run generate`.
import type * as contract from "../../contract/estimates";
import type { Remote } from "../remote";

export const getCalibrationEndpoint: Remote<typeof contract.getCalibrationEndpoint> = {
  id: "estimates.calibration",
  method: "GET",
  path: "/api/orgs/{orgId}/estimates/calibration",
};
