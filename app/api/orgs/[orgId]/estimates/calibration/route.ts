import { getCalibrationEndpoint } from "@/lib/contract/estimates";
import { getCalibration } from "@/lib/domain/estimates";
import { route } from "@/lib/web/route";

export const GET = route(getCalibrationEndpoint, getCalibration);
