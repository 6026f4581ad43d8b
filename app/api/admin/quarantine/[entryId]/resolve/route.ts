import { resolveQuarantineEndpoint } from "@/lib/contract/quarantine";
import { resolveQuarantined } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const POST = route(resolveQuarantineEndpoint, resolveQuarantined);
