import { getCallEndpoint } from "@/lib/contract/calls";
import { getCall } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(getCallEndpoint, getCall);
