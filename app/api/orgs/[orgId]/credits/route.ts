import { getCreditEndpoint } from "@/lib/contract/credits";
import { getCredit } from "@/lib/domain/ledger";
import { route } from "@/lib/web/route";

export const GET = route(getCreditEndpoint, getCredit);
