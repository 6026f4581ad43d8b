import { setAnomalyFeedbackEndpoint } from "@/lib/contract/anomalies";
import { setAnomalyFeedback } from "@/lib/domain/anomalies";
import { route } from "@/lib/web/route";

export const POST = route(setAnomalyFeedbackEndpoint, setAnomalyFeedback);
