import { listCallsEndpoint } from "@/lib/contract/calls";
import { listCalls } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(listCallsEndpoint, listCalls);
