import { listCallValuesEndpoint } from "@/lib/contract/calls";
import { listCallValues } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(listCallValuesEndpoint, listCallValues);
