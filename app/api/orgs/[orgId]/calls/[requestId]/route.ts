import { getCallEndpoint } from "@/lib/contract/usage";
import { getCall } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(getCallEndpoint, getCall);
