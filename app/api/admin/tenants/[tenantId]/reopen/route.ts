import { reopenTenantEndpoint } from "@/lib/contract/closing";
import { reopenTenant } from "@/lib/domain/closing";
import { route } from "@/lib/web/route";

export const POST = route(reopenTenantEndpoint, reopenTenant);
