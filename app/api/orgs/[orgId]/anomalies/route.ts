import { listAnomaliesEndpoint } from "@/lib/contract/anomalies";
import { listAnomalies } from "@/lib/domain/anomalies";
import { route } from "@/lib/web/route";

export const GET = route(listAnomaliesEndpoint, listAnomalies);
