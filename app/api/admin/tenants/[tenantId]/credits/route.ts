import { grantCreditEndpoint } from "@/lib/contract/credits";
import { grantCredit } from "@/lib/domain/ledger";
import { route } from "@/lib/web/route";

export const POST = route(grantCreditEndpoint, grantCredit);
