import { getAnomalyEndpoint } from "@/lib/contract/anomalies";
import { getAnomaly } from "@/lib/domain/anomalies";
import { route } from "@/lib/web/route";

export const GET = route(getAnomalyEndpoint, getAnomaly);
