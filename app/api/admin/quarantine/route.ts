import { listQuarantineEndpoint } from "@/lib/contract/quarantine";
import { listQuarantine } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(listQuarantineEndpoint, listQuarantine);
